// Texts from strangers, findings in their context, tables.

// Characters that show nothing or turn the direction of text are shown by their number.
const hiddenCharacters = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uD800-\uDFFF]|[\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/u;

function shown(text) {
  const bdi = element('bdi');
  for (const part of String(text).split(new RegExp(`(${hiddenCharacters.source})`, 'u'))) {
    if (part && hiddenCharacters.test(part)) {
      const code = part.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
      bdi.append(element('span', { class: 'hidden-character' }, 'U+' + code));
    } else if (part) bdi.append(part);
  }
  return bdi;
}

// Only addresses that a page may have become links.
function placeOf(doc) {
  const [name, url] = data.documents[doc];
  const place = element('span');
  if (url && /^https?:\/\//i.test(url)) place.append(element('a', { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }, shown(clip(url, 120))));
  else place.append(shown(clip(url || name, 120)));
  return place;
}

function dateOf(doc) {
  return element('span', { class: 'date' }, shown((data.documents[doc][6] || message('unknown')).replace(/T.*/, '')));
}

function findingCard(finding) {
  const [doc, rule, severity, before, text, after, line, column] = finding;
  const [name, url, title] = data.documents[doc];
  const kind = severities[severity];
  const where = element('p', { class: 'where' }, placeOf(doc), ' · ', shown(`${url ? clip(name, 80) + ' ' : ''}${line}:${column}`), ' · ', element('code', {}, data.rules[rule][0]));
  const quote = element('blockquote', {}, shown(before), text ? element('mark', {}, shown(text)) : '', shown(after));
  return element('article', { class: kind },
    element('h4', {}, element('span', { class: 'badge' }, message(kind)), shown(pick(said(finding)))),
    title ? element('p', { class: 'where' }, shown(title)) : null, where, quote);
}

// A table: `columns` are [key of the heading, whether it holds numbers, the key of the sort or nothing].
function table(columns, rows, caption) {
  const head = element('tr', {}, ...columns.map(([key, isNumber, sort]) => {
    const label = sort === undefined ? message(key)
      : element('button', { type: 'button', onclick: () => sort() }, message(key));
    return element('th', { scope: 'col', class: isNumber ? 'n' : undefined }, label);
  }));
  const body = element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell, i) =>
    element(i ? 'td' : 'th', { scope: i ? undefined : 'row', class: columns[i][1] ? 'n' : undefined }, cell)))));
  return element('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': caption }, element('table', {}, element('thead', {}, head), body));
}

// A button below a table that shows further rows; nothing where there are none.
function showMore(isWanted, show) {
  return isWanted ? element('p', { class: 'more' }, element('button', { type: 'button', onclick: show }, message('show-more'))) : null;
}

let siteOrder = 4;
let siteRows = 15;

function siteTable() {
  const rows = data.sites.map((site, i) => [i, ...site.slice(1)]);
  rows.sort((a, b) => b[siteOrder] - a[siteOrder] || a[0] - b[0]);
  const order = (column) => () => { siteOrder = column; put('site-table', ...siteTable()); };
  const columns = [['site', false], ['articles', true, order(1)], ['block', true, order(2)], ['review', true, order(3)], ['errors', true, order(4)], ['warnings', true, order(5)],
    ['copied', true, order(7)], ['copying', true, order(8)]];
  const cells = rows.slice(0, siteRows).map((row) => [
    element('span', {}, element('button', { type: 'button', class: 'link', onclick: () => go({ site: valueOf.site(row[0]) }) }, shown(siteName(row[0]))),
      row[9] ? element('span', { class: 'quiet' }, ' ', shown(row[9])) : ''),
    number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]), number(row[7]), number(row[8])]);
  const more = showMore(rows.length > siteRows, () => { siteRows += 50; put('site-table', ...siteTable()); });
  const left = data.left.sites ? element('p', { class: 'quiet' }, message('sites-left', { n: data.left.sites })) : null;
  return [table(columns, cells, message('worst')), more, left].filter(Boolean);
}

let repostRows = 20;

function repostTable() {
  const list = data.reposts.filter(([from, to]) => !state.site || [from, to].some((doc) => valueOf.site(data.documents[doc][3]) === state.site));
  const cells = list.slice(0, repostRows).map(([from, to, kind, ofOriginal, ofCopy, sequence, sentence, , , , , changed, named, contested]) => {
    const tags = [message('kind-' + kind) + ' ' + percent(Math.max(ofOriginal, ofCopy)), message('sequence-' + sequence), message(named ? 'source-named' : 'source-not-named'),
      changed ? message('licence-changed') : '', contested ? message('contested') : ''].filter(Boolean);
    return [element('span', {}, shown(data.documents[from][2] || data.documents[from][0]), element('br'), placeOf(from)), dateOf(from),
      placeOf(to), dateOf(to), shown(sentence), element('span', {}, ...tags.map((tag) => element('span', { class: 'tag' }, tag)))];
  });
  if (!cells.length) return [element('p', { class: 'quiet' }, message('nothing'))];
  const more = showMore(list.length > repostRows, () => { repostRows += 50; put('reposts', ...repostTable()); });
  return [table([['original', false], ['date', false], ['copy', false], ['date', false], ['sentence', false], ['remarks', false]], cells, message('reposts')), more].filter(Boolean);
}

let siteWideRows = 20;

function siteWideTable() {
  const cells = data.siteFindings.slice(0, siteWideRows).map(([site, rule, text, pages, all, , en, zh]) =>
    [shown(site), shown(pick([en, zh])), shown(clip(text || '—', 80)), number(pages), percent(pages / all)]);
  const more = showMore(data.siteFindings.length > siteWideRows, () => { siteWideRows += 50; put('site-wide', ...siteWideTable()); });
  return [table([['site', false], ['rule', false], ['words', false], ['pages', true], ['share', true]], cells, message('site-wide')), more].filter(Boolean);
}
