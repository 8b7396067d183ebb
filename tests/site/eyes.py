"""What weak eyes need of a page, asked of a browser."""

FAINT = """() => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const said = [...document.querySelectorAll("body *")].filter((one) => one.offsetParent
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return said.filter((one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) < 4.5;
  }).map((one) => one.outerHTML.slice(0, 80));
}"""
"""Elements whose own words have less than 4.5 to 1 against what is behind them (WCAG 2.2, 1.4.3)."""
