// The page as a whole: what it says first, the filters, and what follows from them.

const perPage = 25;

function fillWords() {
  document.documentElement.lang = language() === 'zh' ? 'zh-Hans' : 'en';
  document.title = message('title');
  for (const node of document.querySelectorAll('[data-m]')) node.textContent = message(node.dataset.m.replace('report.', ''));
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = message(node.dataset.placeholder.replace('report.', ''));
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', message(node.dataset.label.replace('report.', '')));
  const other = language() === 'zh' ? 'en' : 'zh';
  const button = document.getElementById('language');
  button.textContent = other === 'zh' ? '中文' : 'English';
  button.lang = other;
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  document.getElementById('theme').textContent = message(isDark() ? 'light' : 'dark');
}

const isDark = () => (state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

function overview() {
  const t = data.totals;
  const about = data.about;
  put('about', shown([about.file, message('articles-n', { n: t.documents }), message('sites-n', { n: t.sites }), about.finished ? about.finished.slice(0, 10) : '',
    message('state-' + about.state)].filter(Boolean).join(' · ')));
  put('verdict', message(t.documents === 0 ? 'verdict-empty' : t.block ? 'verdict-block' : t.review ? 'verdict-review' : 'verdict-pass',
    { n: t.block, review: t.review, all: t.documents }));
  const parts = [['block', t.block], ['review', t.review], ['pass', t.pass]].map(([kind, n]) => ({ kind, n, label: `${message(kind)}: ${number(n)}` }));
  put('bar', stackedBar(parts, 1000, 14, parts.map((part) => part.label).join(', ')));
  const tile = (n, label, kind) => element('li', {}, element('b', { class: kind }, number(n)), element('span', {}, label));
  put('tiles', tile(t.block, message('block'), 'error'), tile(t.review, message('review'), 'warning'), tile(t.pass, message('pass'), 'pass'),
    tile(t.errors, message('errors'), 'error'), tile(t.warnings, message('warnings'), 'warning'), tile(t.notes, message('notes'), 'info'),
    tile(t.reposts, message('reposts-tile')), tile(t.failures, message('unchecked'), t.failures ? 'error' : undefined), tile(t.incomplete, message('incomplete')));
  put('first', ...first());
}

// What to do first: faults of a whole site, then the rules with most errors, then who copies most.
function first() {
  const items = [];
  for (const [site, rule, text, pages, all, severity, en, zh] of data.siteFindings.slice(0, 3)) {
    items.push([pages * (3 - severity), message('do-site', { site, pages: percent(pages / all), n: pages }), pick([en, zh]) + (text ? ' “' + clip(text, 60) + '”' : ''), { site, rule: data.rules[rule]?.[0] ?? '' }]);
  }
  const byRule = data.rules.map((rule, i) => [i, rule]).filter(([, rule]) => rule[1] < 2).sort((a, b) => a[1][1] - b[1][1] || b[1][2] - a[1][2]);
  for (const [, rule] of byRule.slice(0, 3)) {
    items.push([rule[3] * (3 - rule[1]), message('do-rule', { n: rule[3] }), pick(rule.slice(4, 6)), { rule: rule[0] }]);
  }
  const copiers = new Map();
  for (const [, to, n] of data.links) copiers.set(to, (copiers.get(to) ?? 0) + n);
  const [worst] = [...copiers].sort((a, b) => b[1] - a[1]);
  if (worst) items.push([worst[1] * 3, message('do-copies', { site: worst[0], n: worst[1] }), message('do-copies-more'), { site: worst[0] }]);
  items.sort((a, b) => b[0] - a[0]);
  if (!items.length) return [element('li', {}, element('span', {}, message('nothing-to-do')))];
  return items.slice(0, 5).map(([, head, more, filter]) => element('li', {}, element('span', {}, shown(head), element('small', {}, shown(more))),
    element('button', { type: 'button', onclick: () => { go({ ...Object.fromEntries(filterNames.map((n) => [n, ''])), ...filter }); document.getElementById('findings').focus(); } }, message('show'))));
}

function filters() {
  const form = document.getElementById('filters');
  const options = (name, sums, label) => {
    const select = form.elements[name];
    const rows = [...sums].sort((a, b) => total(b[1]) - total(a[1]) || a[0] - b[0]);
    if (name === 'month') rows.sort((a, b) => (valueOf.month(a[0]) < valueOf.month(b[0]) ? 1 : -1));
    const values = rows.map(([i, sum]) => [valueOf[name](i), `${label(i)} (${number(total(sum))})`]).filter(([value]) => value !== '*');
    if (state[name] && !values.some(([value]) => value === state[name])) values.push([state[name], `${state[name]} (0)`]);
    select.replaceChildren(element('option', { value: '' }, message('all-' + name)), ...values.map(([value, text]) => element('option', { value }, clip(text, 60))));
    select.value = state[name];
    select.classList.toggle('set', state[name] !== '');
  };
  options('site', counts('site', 'site'), siteName);
  options('rule', counts('rule', 'rule'), (i) => data.rules[i][0]);
  options('severity', counts('severity', 'severity'), (i) => message(severities[i]));
  options('language', counts('language', 'language'), languageName);
  options('month', counts('month', 'month'), monthName);
  if (document.activeElement !== form.elements.q) form.elements.q.value = state.q;
}

function charts() {
  put('months', ...monthChart(counts('month', 'month', true)));
  put('rules', barTable('rule', counts('rule', 'rule', true), (i) => data.rules[i][0], 12, message('by-rule')));
  put('sites', barTable('site', counts('site', 'site', true), siteName, 12, message('by-site')));
  put('languages', barTable('language', counts('language', 'language', true), languageName, 8, message('by-language')));
  const families = new Map();
  for (const [rule, sum] of counts('rule', '', true)) {
    const name = familyName(data.rules[rule][0]);
    const into = families.get(name) ?? [0, 0, 0];
    sum.forEach((n, s) => (into[s] += n));
    families.set(name, into);
  }
  put('families', barTable('family', families, (name) => name, 8, message('by-family')));
}

function list() {
  const found = matching();
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(state.page, pages);
  const all = [...counts('severity', '')].reduce((sum, [, n]) => sum + total(n), 0);
  put('matching', state.q ? message('matching-text', { kept: found.length }) : message('matching', { n: all, kept: found.length }));
  put('kept', found.length < all || state.q ? message('kept-note', { n: data.findings.length, all: data.totals.errors + data.totals.warnings + data.totals.notes }) : '');
  put('list', ...(found.length ? bySite(found.slice((page - 1) * perPage, page * perPage)) : [element('p', { class: 'quiet' }, message('nothing'))]));
  const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter((n) => n >= 1 && n <= pages);
  put('pages', ...(pages > 1 ? numbers.map((n) => element('button', { type: 'button', 'aria-current': n === page ? 'page' : null, 'aria-label': message('page', { n }),
    onclick: () => { go({ page: n }); document.getElementById('findings').scrollIntoView(); } }, number(n))) : []));
  document.documentElement.dataset.matching = found.length;
  document.documentElement.dataset.count = all;
}

// The findings with the name of the site where another one begins.
function bySite(found) {
  let last;
  return found.flatMap((finding) => {
    const site = data.documents[finding[0]][3];
    const head = site === last ? [] : [element('h3', { class: 'site' }, shown(siteName(site)))];
    last = site;
    return [...head, findingCard(finding)];
  });
}

function fixedParts() {
  const t = data.totals;
  put('site-table', ...siteTable());
  document.getElementById('repost-section').hidden = !data.reposts.length;
  if (data.reposts.length) {
    put('reposts-note', message('reposts-note', { n: t.reposts, contested: t.contested, kept: data.reposts.length }));
    put('graph', data.links.length ? repostGraph(data.links) : '');
    put('reposts', ...repostTable());
  }
  document.getElementById('wide-section').hidden = !data.siteFindings.length;
  put('site-wide', ...siteWideTable());
  document.getElementById('brand-section').hidden = !data.foreign.length;
  put('brands', table([['article', false], ['bears', false], ['brand', false], ['home', false]],
    data.foreign.map(([doc, bears, brand, home]) => [placeOf(doc), shown(bears), shown(brand), shown(home || '—')]), message('brands')));
  document.getElementById('skipped-section').hidden = !data.skipped.length;
  put('skipped', table([['reason', false], ['example', false], ['unchecked', true], ['incomplete', true]],
    data.skipped.map(([, all, failures, example, en, zh]) => [shown(pick([en, zh])), shown(example), number(failures), number(all - failures)]), message('skipped')));
  const left = Object.entries(data.left).filter(([, n]) => n).map(([name, n]) => message('left-' + name, { n }));
  put('left-out', left.length ? message('left-out') + ' ' + left.join(' ') : '');
  put('query', message('query') + ' ', element('code', {}, `sqlite3 ${/^[\w.-]+$/.test(data.about.file) ? data.about.file : 'findings.sqlite'} "SELECT * FROM findings JOIN documents ON documents.id = document WHERE rule = '…'"`));
}

function render() {
  fillWords();
  overview();
  filters();
  charts();
  list();
  fixedParts();
  document.documentElement.dataset.state = 'ready';
}

document.getElementById('filters').addEventListener('input', (event) => go({ [event.target.name]: event.target.value }));
document.getElementById('filters').addEventListener('submit', (event) => event.preventDefault());
document.getElementById('filters').addEventListener('reset', (event) => { event.preventDefault(); document.getElementById('filters').elements.q.value = ''; go(Object.fromEntries(filterNames.map((n) => [n, '']))); });
document.getElementById('language').addEventListener('click', () => go({ ui: language() === 'zh' ? 'en' : 'zh', page: state.page }));
document.getElementById('theme').addEventListener('click', () => go({ theme: isDark() ? 'light' : 'dark', page: state.page }));
document.getElementById('print').addEventListener('click', () => window.print());
addEventListener('popstate', () => { readAddress(); render(); });
addEventListener('hashchange', () => { readAddress(); render(); });
document.documentElement.dataset.language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
readAddress();
document.querySelector('main').hidden = false;
render();
