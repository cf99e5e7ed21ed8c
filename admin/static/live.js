// A board keeps itself up to date: asked again while somebody looks, silent while nothing changes.
const board = document.querySelector("[data-live]");
const EVERY = 15000;
const SELDOM = 300000;
let mark = "";
let pause = EVERY;
let timer;

async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  const here = location.pathname + location.search;
  try {
    const answer = await fetch(here, {
      cache: "no-store",
      headers: { "X-Live": "1", ...(mark && { "If-None-Match": mark }) },
    });
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) return;
    pause = answer.ok || answer.status === 304 ? EVERY : Math.min(pause * 2, SELDOM);
    if (answer.status === 200 && here === location.pathname + location.search) {
      show(await answer.text());
      mark = answer.headers.get("ETag") || "";
    }
  } catch {
    pause = Math.min(pause * 2, SELDOM);
  }
  timer = setTimeout(ask, pause);
}

// What has the focus keeps it: whoever walks by the keyboard must not be thrown back.
function show(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const held = document.activeElement?.getAttribute("href");
  fresh.querySelectorAll("body > [id]").forEach((part) => {
    const old = document.getElementById(part.id);
    if (!old || old.innerHTML === part.innerHTML) return;
    const inside = old.contains(document.activeElement);
    old.replaceChildren(...part.childNodes);
    window.htmx?.process(old);
    if (inside && held) old.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus();
  });
}

if (board) {
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  timer = setTimeout(ask, EVERY);
}
// Another filter or another open territory is another board: the old mark is not about it.
document.addEventListener("htmx:after:swap", () => { mark = ""; });
