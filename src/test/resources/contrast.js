// Contrast as WCAG 2 reckons it; 4.5 is wanted of small text.
var rgb = (color) => color.match(/[\d.]+/g).map(Number);
var backdrop = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (rgb(color)[3] !== 0) return color;
  }
};
var luminance = (color) => {
  const [r, g, b] = rgb(color).map((c) => c / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
var contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
var poor = () => Array.from(document.querySelectorAll('body *'))
  .filter((element) => Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => element.checkVisibility())
  .filter((element) => contrast(luminance(getComputedStyle(element).color), luminance(backdrop(element))) < 4.5)
  .map((element) => element.outerHTML);
