import type { ChartPicture } from '../../ui/charts/save-picture.js';

/** What the style sheet says of a shape or text; a picture in a file has no style sheet. */
const STYLES = [
  'display',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** Space around the picture and above its legend, in pixels. */
const MARGIN = 12;

/**
 * Draws a Gantt chart as a picture that stands alone: the names of the rows, the chart in the
 * colours of the theme, and the legend.
 * @param figure the chart on the page, with its legend
 * @returns null when the chart is not drawn yet
 */
export function ganttPicture(figure: HTMLElement): ChartPicture | null {
  const chart = figure.querySelector<SVGSVGElement>('.gantt-chart');
  if (!chart) return null;
  const { width: wide, height: high } = chart.getBoundingClientRect();
  const legend = figure.querySelector<HTMLElement>('.gantt-legend');
  const legendBox = legend?.getBoundingClientRect();
  const width = Math.ceil(Math.max(wide, legendBox?.width ?? 0)) + 2 * MARGIN;
  const height = Math.ceil(high + (legendBox?.height ?? 0)) + 3 * MARGIN;

  const picture = chart.ownerDocument.createElementNS(chart.namespaceURI, 'svg');
  picture.setAttribute('xmlns', String(chart.namespaceURI));
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  const paper = shape(picture, 'rect', { width, height });
  paper.setAttribute('fill', getComputedStyle(figure).getPropertyValue('--paper'));
  const body = shape(picture, 'g', { transform: `translate(${MARGIN} ${MARGIN})` });
  // The class shows the names that otherwise are shown in print alone.
  chart.classList.add('gantt-saved');
  body.append(styledCopy(chart));
  chart.classList.remove('gantt-saved');
  if (legend && legendBox)
    for (const entry of legend.querySelectorAll('li')) {
      const box = entry.getBoundingClientRect();
      const [x, y] = [box.x - legendBox.x, box.y - legendBox.y];
      body.append(legendEntry(entry, x, high + MARGIN + y));
    }
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}

function shape(within: Element, name: string, attributes: Record<string, string | number>) {
  const made = within.ownerDocument.createElementNS(within.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  within.append(made);
  return made;
}

/** Draws an entry of the legend, its sign and its words, at a place in pixels. */
function legendEntry(entry: HTMLElement, x: number, y: number): Element {
  const sign = styledCopy(entry.querySelector('svg')!);
  const place = entry.ownerDocument.createElementNS(sign.namespaceURI, 'g');
  place.setAttribute('transform', `translate(${x} ${y})`);
  place.append(sign);
  const words = shape(place, 'text', { x: 32, y: 17 });
  const { color, fontFamily, fontSize } = getComputedStyle(entry);
  Object.assign((words as SVGTextElement).style, { fill: color, fontFamily, fontSize });
  words.textContent = entry.textContent;
  return place;
}

/** Copies an element with all it holds, and writes into it what the style sheet says. */
function styledCopy(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [at, one] of [original, ...original.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(one);
    const target = copies[at] as SVGElement;
    for (const name of STYLES) target.style.setProperty(name, style.getPropertyValue(name));
    target.removeAttribute('class');
  }
  return copy;
}
