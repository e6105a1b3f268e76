// Charts: inline SVG made of elements, never of strings, so that no text can become markup.

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') node.addEventListener('click', value);
    else if (value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function shape(name, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const tip = (text) => shape('title', {}, text);
const put = (id, ...children) => document.getElementById(id).replaceChildren(...children);

// A row of parts in proportion.
function stackedBar(parts, width, height, label) {
  const all = parts.reduce((sum, part) => sum + part.n, 0) || 1;
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label });
  let x = 0;
  for (const part of parts.filter((part) => part.n > 0)) {
    const w = (part.n / all) * width;
    svg.append(shape('rect', { x, y: 0, width: Math.max(w - 1, 0.5), height, class: 'f-' + part.kind }, tip(part.label)));
    x += w;
  }
  return svg;
}

// Months from the first to the last, without gaps; years where there are too many of them.
function timeline(sums) {
  const known = [...sums].filter(([i]) => data.months[i][0]).sort((a, b) => (data.months[a[0]][0] < data.months[b[0]][0] ? -1 : 1));
  if (!known.length) return { steps: [], unknown: [...sums] };
  const first = data.months[known[0][0]][0], last = data.months[known[known.length - 1][0]][0];
  const months = (text) => parseInt(text.slice(0, 4), 10) * 12 + (parseInt(text.slice(5, 7), 10) || 1) - 1;
  const byYear = months(last) - months(first) > 59 || known.some(([i]) => data.months[i][0].length < 7);
  const steps = new Map();
  for (let m = months(first); m <= months(last) && steps.size < 400; m += byYear ? 12 : 1) {
    const year = String(Math.floor(m / 12)).padStart(4, '0');
    steps.set(byYear ? year : `${year}-${String((m % 12) + 1).padStart(2, '0')}`, [0, 0, 0]);
  }
  if (byYear) steps.set(last.slice(0, 4), [0, 0, 0]);
  for (const [i, sum] of known) {
    const into = steps.get(byYear ? data.months[i][0].slice(0, 4) : data.months[i][0]);
    if (into) sum.forEach((n, s) => (into[s] += n));
  }
  return { steps: [...steps], byYear, unknown: [...sums].filter(([i]) => !data.months[i][0]) };
}

function monthChart(sums) {
  const { steps, byYear, unknown } = timeline(sums);
  const without = unknown.reduce((sum, [, n]) => sum + total(n), 0);
  const note = without ? element('p', { class: 'quiet' }, message('without-date', { n: without })) : null;
  if (!steps.length) return [note ?? element('p', { class: 'quiet' }, message('nothing'))];
  const width = 1000, height = 220, left = 46, bottom = 22, top = 8;
  const most = Math.max(1, ...steps.map(([, sum]) => total(sum)));
  const scale = niceScale(most);
  const y = (n) => top + (height - top - bottom) * (1 - n / scale.top);
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': message('by-month') });
  for (let n = 0; n <= scale.top; n += scale.step) {
    svg.append(shape('line', { x1: left, x2: width, y1: y(n), y2: y(n), class: 'axis' }));
    svg.append(shape('text', { x: left - 6, y: y(n) + 4, 'text-anchor': 'end' }, number(n)));
  }
  const slot = (width - left) / steps.length;
  const every = Math.ceil((byYear ? 40 : 62) / slot);
  steps.forEach(([name, sum], i) => {
    const x = left + i * slot + slot * 0.12;
    const link = shape('a', byYear ? {} : { href: address({ month: name }), 'aria-label': `${name}: ${number(total(sum))}` });
    let at = 0;
    severities.forEach((severity, s) => {
      if (!sum[s]) return;
      link.append(shape('rect', { x, y: y(at + sum[s]), width: Math.min(slot * 0.76, 60), height: y(at) - y(at + sum[s]), class: 'f-' + severity }));
      at += sum[s];
    });
    link.append(tip(`${name}: ${severities.map((s, k) => `${message(s)} ${number(sum[k])}`).join(', ')}`));
    svg.append(link);
    if (i % every === 0) svg.append(shape('text', { x: x + Math.min(slot * 0.38, 30), y: height - 6, 'text-anchor': 'middle' }, name));
  });
  return [svg, note].filter(Boolean);
}

// A round top of an axis and the step of its lines.
function niceScale(most) {
  const raw = most / 4, power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].find((m) => m * power >= raw) * power);
  return { step, top: Math.ceil(most / step) * step };
}

// Horizontal bars as a table, each label a button that filters by it.
function barTable(dimension, sums, name, limit, caption) {
  const rows = [...sums].filter(([, sum]) => total(sum) > 0).sort((a, b) => total(b[1]) - total(a[1]) || a[0] - b[0]);
  if (!rows.length) return element('p', { class: 'quiet' }, message('nothing'));
  const most = total(rows[0][1]);
  const body = element('tbody');
  for (const [index, sum] of rows.slice(0, limit)) {
    const value = valueOf[dimension] ? valueOf[dimension](index) : null;
    const isSet = value !== null && state[dimension] === value;
    const label = value === null || value === '*' ? shown(name(index))
      : element('button', { type: 'button', 'aria-pressed': String(isSet), onclick: () => go({ [dimension]: isSet ? '' : value }) }, shown(name(index)));
    const svg = shape('svg', { viewBox: '0 0 300 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    let x = 0;
    severities.forEach((severity, s) => {
      const w = (sum[s] / most) * 300;
      if (w > 0) svg.append(shape('rect', { x, y: 1, width: Math.max(w, 1), height: 10, class: 'f-' + severity }));
      x += w;
    });
    body.append(element('tr', {}, element('th', { scope: 'row' }, label), element('td', {}, svg), element('td', { class: 'n' }, number(total(sum)))));
  }
  const left = rows.length - limit;
  return element('div', {},
    element('table', { class: 'bars', 'aria-label': caption }, body),
    left > 0 ? element('p', { class: 'quiet' }, message('and-more', { n: left, findings: rows.slice(limit).reduce((s, [, n]) => s + total(n), 0) })) : null);
}

// Whose texts stand on whose pages: originals on the left, copies on the right.
function repostGraph(links) {
  const limit = 14;
  const sides = [new Map(), new Map()];
  for (const [from, to, n] of links) {
    sides[0].set(from, (sides[0].get(from) ?? 0) + n);
    sides[1].set(to, (sides[1].get(to) ?? 0) + n);
  }
  const kept = sides.map((side) => [...side].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit));
  const names = kept.map((side) => new Set(side.map(([name]) => name)));
  const drawn = links.filter(([from, to]) => names[0].has(from) && names[1].has(to));
  const sums = kept.map((side, s) => side.map(([name]) => [name, drawn.filter((l) => l[s] === name).reduce((sum, l) => sum + l[2], 0)]).filter(([, n]) => n));
  const most = Math.max(...sums.map((side) => side.reduce((sum, [, n]) => sum + n, 0)));
  const rows = Math.max(...sums.map((side) => side.length));
  const width = 1000, gap = 12, unit = Math.min(14, (Math.max(160, rows * 26) - gap * rows) / most);
  const heights = (n) => Math.max(n * unit, 3);
  const places = sums.map((side) => {
    let y = 24;
    return new Map(side.map(([name, n]) => { const place = { y, at: y, n }; y += Math.max(heights(n), 14) + gap; return [name, place]; }));
  });
  const height = Math.max(...places.map((side) => Math.max(...[...side.values()].map((p) => p.y + Math.max(heights(p.n), 14))))) + 8;
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': message('graph') });
  svg.append(shape('text', { x: 300, y: 12, 'text-anchor': 'end' }, message('original')), shape('text', { x: 700, y: 12 }, message('copies')));
  for (const [from, to, n] of drawn) {
    const a = places[0].get(from), b = places[1].get(to), w = heights(n);
    const [y1, y2] = [a.at + w / 2, b.at + w / 2];
    a.at += n * unit; b.at += n * unit;
    svg.append(shape('path', { d: `M316 ${y1}C500 ${y1} 500 ${y2} 684 ${y2}`, 'stroke-width': w, class: 'ribbon' }, tip(`${from} → ${to}: ${number(n)}`)));
  }
  places.forEach((side, s) => side.forEach((place, name) => {
    const h = heights(place.n);
    svg.append(shape('rect', { x: s ? 684 : 310, y: place.y, width: 6, height: h, class: 'node' }));
    svg.append(shape('text', { x: s ? 698 : 300, y: place.y + h / 2 + 4, 'text-anchor': s ? 'start' : 'end', class: 'name' }, `${clip(name, 38)} (${number(place.n)})`));
  }));
  return svg;
}

const clip = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text);
