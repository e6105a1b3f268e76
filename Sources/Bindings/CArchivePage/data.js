'use strict';
// The data that the report was made of, the words of the page, and the filters as the address has them.

const data = JSON.parse(document.getElementById('data').textContent);
const severities = ['error', 'warning', 'info'];
const filterNames = ['q', 'site', 'rule', 'severity', 'language', 'month'];

const state = { q: '', site: '', rule: '', severity: '', language: '', month: '', page: 1, ui: '', theme: '' };

function readAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(state)) state[name] = fields.get(name) ?? '';
  state.page = Math.max(1, parseInt(state.page, 10) || 1);
  if (!['en', 'zh'].includes(state.ui)) state.ui = '';
  if (!['light', 'dark'].includes(state.theme)) state.theme = '';
}

function address(changes) {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, page: 1, ...changes })) {
    if (value !== '' && !(name === 'page' && value === 1)) fields.set(name, value);
  }
  return '#' + fields;
}

function go(changes) {
  const hash = address(changes);
  if (hash === (location.hash || '#')) return;
  // An empty fragment would scroll to the top.
  history.pushState(null, '', hash === '#' ? location.pathname + location.search : hash);
  readAddress();
  render();
}

const language = () => state.ui || document.documentElement.dataset.language;
const pick = (pair) => pair[language() === 'zh' ? 1 : 0];
const number = (n) => n.toLocaleString(language() === 'zh' ? 'zh-CN' : 'en');
const percent = (share) => (share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0) + '%';

// A text of the page; {name} is a field, {name:one|many} a number with the word that fits it.
function message(key, fields = {}) {
  const text = data.messages['report.' + key];
  if (!text) return key;
  return pick(text).replace(/\{([a-z]+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!(name in fields)) return whole;
    const value = typeof fields[name] === 'number' ? number(fields[name]) : fields[name];
    return one === undefined ? value : `${value} ${fields[name] === 1 ? one : many}`;
  });
}

const siteName = (index) => (index < 0 ? message('other-sites') : data.sites[index][0] || message('unknown'));
const monthName = (index) => data.months[index][0] || message('unknown');
const languageName = (index) => data.languages[index][0] || message('unknown');
const familyName = (rule) => {
  const name = rule.split('/')[0];
  return data.families[name] ? pick(data.families[name]) : name;
};

// How the filter `name` reads an index of the table `list` as a value of the address; `-` is what is not known.
const valueOf = { site: (i) => (i < 0 ? '*' : data.sites[i][0] || '-'), rule: (i) => data.rules[i][0],
  severity: (i) => severities[i], language: (i) => data.languages[i][0] || '-', month: (i) => data.months[i][0] || '-' };
const dimensions = ['site', 'rule', 'month', 'language', 'severity'];

// The counts of findings by one dimension, under all filters but that of `free`.
function counts(dimension, free, split) {
  const at = dimensions.indexOf(dimension);
  const sums = new Map();
  const wanted = dimensions.map((name) => (name === free ? '' : state[name]));
  const cube = data.cube;
  for (let row = 0; row < cube.length; row += 6) {
    if (!dimensions.every((name, i) => !wanted[i] || valueOf[name](cube[row + i]) === wanted[i])) continue;
    const key = cube[row + at];
    const sum = sums.get(key) ?? [0, 0, 0];
    sum[split ? cube[row + 4] : 0] += cube[row + 5];
    sums.set(key, sum);
  }
  return sums;
}

const total = (sum) => sum[0] + sum[1] + sum[2];

// The findings that the page holds, under all filters.
function matching() {
  const q = state.q.normalize('NFKC').toLowerCase();
  return data.findings.filter((finding) => {
    const [doc, rule, severity] = finding;
    const place = data.documents[doc];
    if (state.rule && valueOf.rule(rule) !== state.rule) return false;
    if (state.severity && severities[severity] !== state.severity) return false;
    if (state.site && valueOf.site(place[3]) !== state.site) return false;
    if (state.language && valueOf.language(place[4]) !== state.language) return false;
    if (state.month && valueOf.month(place[5]) !== state.month) return false;
    if (!q) return true;
    const words = [finding[3] + finding[4] + finding[5], place[0], place[1], place[2], data.rules[rule][0], ...said(finding)];
    return words.some((text) => text && text.normalize('NFKC').toLowerCase().includes(q));
  });
}

// What the rule says, in both languages; most findings say what the first of their rule says.
const said = (finding) => (finding[8] ? [finding[8], finding[9]] : data.rules[finding[1]].slice(4, 6));
