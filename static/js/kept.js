/* The moments that a member keeps on this device: one cache, named after the member; each page as anybody sees it. */
const PREFIX = "kept-";
const NEEDED = /(?:(?:src|href)=|from |url\()"([\w./-]+\.\w+)"/g; // by pages, by scripts, by sheets

export async function keep(member, pages) {
  const cache = await caches.open(PREFIX + member);
  const fetched = new Set(pages.map((page) => location.origin + new URL(page, location).pathname));
  await Promise.all(pages.map((page) => keepOne(cache, page, fetched)));
  for (const older of await cache.keys()) if (!fetched.has(older.url)) await cache.delete(older);
}

/* Signed out by `omit`, so that no name and no vote stays behind; marked, so that it is known for a copy. */
async function keepOne(cache, page, fetched) {
  const answer = await fetch(page, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
  const text = (await answer.text()).replace("<body ", "<body data-kept ");
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  await cache.put(new URL(page, location).pathname, new Response(text, { headers }));
  await keepWhatItNeeds(cache, text, location, fetched);
}

/* Sheets and scripts, and those that they import: of this release, whatever the site looks like later. */
async function keepWhatItNeeds(cache, text, base, fetched) {
  const needed = [...text.matchAll(NEEDED)].map(([, found]) => new URL(found, base).href);
  const files = needed.filter((address) => isAsset(address) && !fetched.has(address));
  for (const address of files) fetched.add(address);
  const follow = async (address) => {
    const answer = await fetch(address);
    await cache.put(address, answer.clone());
    await keepWhatItNeeds(cache, await answer.text(), address, fetched);
  };
  await Promise.all(files.map(follow));
}

/* Everything that was kept, as [path, title]. */
export async function list() {
  const found = [];
  for (const name of await names()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (isAsset(request.url)) continue;
      const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
      found.push([new URL(request.url).pathname, page.querySelector("h1")?.textContent ?? request.url]);
    }
  }
  return found;
}

/* All but this member's; all, where nobody is signed in. */
export async function clearOthers(member) {
  for (const name of await names()) if (name !== PREFIX + member) await caches.delete(name);
}

function isAsset(address) {
  return address.startsWith(`${location.origin}/static/`);
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}
