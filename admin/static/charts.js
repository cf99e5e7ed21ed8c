// Charts of a page: drawn from the JSON beside them in the colours of the style sheet, drawn anew
// when those change, and on paper in light ones. The table beside each needs no script.
(() => {
  const drawn = new Map();
  const ofPage = () => {
    const style = getComputedStyle(document.documentElement);
    return new Proxy({}, { get: (_, name) => style.getPropertyValue(name).trim() || undefined });
  };
  const dress = ({ chart, given }, colours) => {
    const option = svodDressed(given.option, colours);
    const base = option.baseOption ?? option;
    base.textStyle = { ...base.textStyle, fontFamily: getComputedStyle(document.body).fontFamily };
    chart.setOption(option, { notMerge: true });
  };
  const TALL = 1.15; // of its width a radar is at most so high: on a phone the rest would be empty
  const tall = (given, width, part) => {
    const radar = "radar" in (given.option.baseOption ?? given.option);
    return Math.round(radar ? Math.min(given.height, width * TALL) : given.height * part);
  };
  const draw = (place) => {
    const given = JSON.parse(place.parentElement.querySelector('script[type="application/json"]').text);
    place.hidden = false;
    place.style.height = `${tall(given, place.clientWidth, 1)}px`;
    const one = { chart: echarts.init(place), given };
    drawn.set(place, one);
    dress(one, ofPage());
  };
  const everywhere = (does) => {
    drawn.forEach((one, place) => {
      if (place.isConnected) return does(one, place);
      one.chart.dispose();
      drawn.delete(place);
    });
  };
  const wake = () => {
    document.querySelectorAll("[data-chart]").forEach((place) => drawn.has(place) || draw(place));
    everywhere(() => {});
  };
  const PAPER = 640; // pixels of a sheet between its margins
  const FLAT = 0.68; // of the height of bars: so that they stay on one sheet with what they are about
  const stretch = ({ chart, given }, place, width, part) => {
    const height = tall(given, width === "auto" ? place.clientWidth : width, part);
    place.style.height = `${height}px`;
    chart.resize({ width, height });
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => everywhere((one) => dress(one, ofPage())));
  addEventListener("resize", () => everywhere((one, place) => stretch(one, place, "auto", 1)));
  addEventListener("beforeprint", () => everywhere((one, place) => {
    stretch(one, place, PAPER, FLAT);
    dress(one, one.given.paper);
  }));
  addEventListener("afterprint", () => everywhere((one, place) => {
    stretch(one, place, "auto", 1);
    dress(one, ofPage());
  }));
  document.addEventListener("htmx:after:swap", wake);
  wake();
})();
