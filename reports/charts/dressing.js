// An option as Python made it becomes one that ECharts draws: names of colours become colours,
// names of formats become functions. The same for a page and for paper; knows nothing of either.
globalThis.svodDressed = (option, colours) => {
  const MINUS = "\u2212", SPACE = "\u00a0", NOTHING = "нет ответов";
  const number = (value, decimals) => {
    if (value === null || value === undefined || value === "-" || Number.isNaN(value)) return NOTHING;
    let [whole, rest] = Math.abs(value).toFixed(decimals ?? 2).split(".");
    if (decimals === undefined && rest) rest = rest.replace(/0+$/, "");
    if (whole.length > 4) whole = whole.replace(/\B(?=(\d{3})+$)/g, SPACE);
    return (value < 0 ? MINUS : "") + whole + (rest ? "," + rest : "");
  };
  // A label is told of its point, an axis of its number, a tooltip of either.
  const told = (given) => {
    const value = given !== null && typeof given === "object" && "value" in given ? given.value : given;
    return Array.isArray(value) ? value[value.length - 1] : value;
  };
  const only = (given, said) => {
    const value = told(given);
    return value === null || value === undefined ? "" : said(value);
  };
  const FORMATS = {
    "@number": (given) => number(told(given)),
    "@percent": (given) => only(given, (value) => number(value, 1) + SPACE + "%") || NOTHING,
    "@hundredths": (given) => number(told(given), 2),
    "@number-axis": (value) => number(value),
    "@percent-axis": (value) => number(value) + SPACE + "%",
    "@bare": (given) => number(told(given), 1),
    "@something": (given) => only(given, (value) => (value ? number(value) : "")),
    "@dot": (given) => given.name + "\n" + given.value.map((each) => number(each)).join(" · "),
  };
  const COLOURED = /color$/i, FORMATTED = /formatter$/i;
  const dressed = (value, key) => {
    if (Array.isArray(value)) return value.map((each) => dressed(each, key));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dressed(each, name)]));
    }
    if (typeof value !== "string") return value;
    if (COLOURED.test(key) && value.startsWith("--")) return colours[value] ?? value;
    if (FORMATTED.test(key) && value.startsWith("@")) return FORMATS[value] ?? value;
    return value;
  };
  return dressed(option, "");
};
