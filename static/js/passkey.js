/* Shows what needs passkeys where the browser knows them, and says in words what went wrong. */
const problem = document.querySelector("[data-passkey-problem]");
const reasons = { NotAllowedError: "notAllowed", AbortError: "notAllowed", InvalidStateError: "invalidState" };

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = true;
}

document.addEventListener("allauth.error", ({ detail }) => {
  problem.textContent = problem.dataset[reasons[detail.exception?.name] ?? "other"];
  problem.hidden = false;
});
