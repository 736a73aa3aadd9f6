/* Shows what needs passkeys where the browser knows them, and says in words what went wrong. */
const problem = document.querySelector("[data-passkey-problem]");
const expected = { NotAllowedError: "notAllowed", AbortError: "notAllowed", InvalidStateError: "invalidState" };

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = true;
}

document.addEventListener("allauth.error", (event) => {
  const reason = expected[event.detail.exception?.name];
  if (reason) event.preventDefault(); // else it is logged to the console
  problem.textContent = problem.dataset[reason ?? "other"];
  problem.hidden = false;
});
