// The little that pages cannot do without a script: copying, going back, sending a filter at once.
document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.textContent = "Скопировано";
    } catch {
      const field = document.getElementById(copy.dataset.field);
      field?.select();
      copy.textContent = "Выделено: нажмите Ctrl+C";
    }
  }
  if (event.target.closest("[data-back]")) history.back();
  document.querySelectorAll("details.who[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.who[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

// A search inside a form finds as one types; Enter there must not send the form.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-finds]")) event.preventDefault();
});

// A tick that stands for all of its group, and says when they differ.
function count(group) {
  const all = group.querySelector("[data-all]");
  const ticked = [...group.querySelectorAll("[name=form]")].map((tick) => tick.checked);
  all.checked = ticked.every(Boolean);
  all.indeterminate = !all.checked && ticked.some(Boolean);
}

document.addEventListener("change", (event) => {
  const group = event.target.closest("details.chosen");
  if (!group) return;
  if (event.target.matches("[data-all]")) {
    group.querySelectorAll("[name=form]").forEach((tick) => { tick.checked = event.target.checked; });
  }
  count(group);
});

// A table that is wider than its place, with nothing in it to go to, is scrolled by keyboard too.
const wide = new ResizeObserver((boxes) => boxes.forEach(({ target }) => {
  const stuck = target.scrollWidth > target.clientWidth && !target.querySelector("a, button, input, select, summary");
  const named = { tabindex: "0", role: "region", "aria-label": "Таблица, прокручивается вбок" };
  Object.entries(named).forEach(([name, said]) => (stuck ? target.setAttribute(name, said) : target.removeAttribute(name)));
}));

function wake(root) {
  root.querySelectorAll(".scroll").forEach((box) => wide.observe(box));
  root.querySelectorAll("[data-copy][hidden], [data-back][hidden]").forEach((button) => {
    if (!button.matches("[data-back]") || history.length > 1) button.hidden = false;
  });
  // Sums are counted only where the connection is safe.
  if (window.crypto?.subtle) root.querySelectorAll("[data-with-script]").forEach((part) => { part.hidden = false; });
  // With a script the filter is sent by itself, so its button is not needed.
  root.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  root.querySelectorAll("[data-with-script]").forEach((shown) => { shown.hidden = false; });
  root.querySelectorAll("details.chosen").forEach(count);
}
wake(document);

// A paper is compared with the file that somebody holds; the file stays on their device.
document.addEventListener("change", async (event) => {
  const chosen = event.target.closest("input[data-sha256]");
  if (!chosen || !chosen.files.length) return;
  const said = document.getElementById(chosen.dataset.said);
  said.className = "";
  said.textContent = "Считаем…";
  const sum = await crypto.subtle.digest("SHA-256", await chosen.files[0].arrayBuffer());
  const digits = [...new Uint8Array(sum)].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  const same = digits === chosen.dataset.sha256;
  said.className = same ? "message" : "refusal";
  said.textContent = same
    ? "Файл тот самый: ни один знак в нём не изменён."
    : "Это другой файл или его изменили: контрольная сумма не совпадает.";
});
// On a phone the tabs are wider than the page: the one that we are on must be seen.
document.querySelectorAll(".tabs [aria-current], .top nav [aria-current]").forEach((tab) => {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
});
document.addEventListener("htmx:after:swap", () => wake(document));

// A large file says how it is going.
document.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button[data-busy]");
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.textContent = button.dataset.busy;
});
