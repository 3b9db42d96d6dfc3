// Finds elements as a person would: by role and name, by visible text, by test id. Runs inside the page.

/**
 * @typedef {{ role?: string, name?: string, text?: string, testId?: string, css?: string, exact?: boolean }} Query
 * `name` is the accessible name; `text` the visible text. Both match a part unless `exact` is true.
 */

/** Every visible element of `scope` (the page when null) that answers the query. Must stand alone: it is sent to the page as text. */
export function search(query, scope) {
  const ROLES = {
    button: 'button, [role=button], input[type=submit]',
    link: 'a[href], [role=link]',
    textbox: 'input:not([type]), input[type=text], input[type=search], input[type=password], input[type=email], input[type=tel], textarea, [role=textbox], [contenteditable=true]',
    combobox: 'select, [role=combobox]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    radio: 'input[type=radio], [role=radio]',
    switch: '[role=switch]',
    heading: 'h1, h2, h3, h4, [role=heading]',
    dialog: 'dialog, [role=dialog], [role=alertdialog]',
    navigation: 'nav, [role=navigation]',
    region: 'section, [role=region]',
    article: 'article, [role=article]',
    listitem: 'li, [role=listitem]',
    row: 'tr, [role=row]',
    cell: 'td, [role=cell], [role=gridcell]',
    spinbutton: 'input[type=number], [role=spinbutton]',
    main: 'main',
  };
  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const label = (element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
    const own = element.getAttribute('aria-label');
    if (own) return tidy(own);
    if (element.labels?.length) return tidy([...element.labels].map((one) => one.textContent).join(' '));
    if (element.matches('input, textarea, select')) return tidy(element.placeholder || element.title || element.value);
    return tidy(element.textContent) || tidy(element.title);
  };
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return style.visibility !== 'hidden' && style.display !== 'none' && (box.width > 0 || box.height > 0 || element.matches('input[type=radio], input[type=checkbox]'));
  };
  const fits = (wanted, got) => wanted === undefined || (query.exact ? got === wanted : got.includes(wanted));
  const selector = query.testId ? `[data-testid="${query.testId}"]` : (query.css ?? (query.role ? (ROLES[query.role] ?? `[role=${query.role}]`) : '*'));
  const roleKept = (element) => !query.role || query.css || !element.hasAttribute('role') || element.getAttribute('role') === query.role || query.testId;
  const found = [...(scope ?? document).querySelectorAll(selector)].filter(
    (element) => roleKept(element) && fits(query.name, label(element)) && fits(query.text, tidy(element.innerText ?? element.textContent)) && visible(element),
  );
  // By text alone every ancestor matches too: keep the innermost.
  return query.text !== undefined && selector === '*' ? found.filter((element) => !found.some((other) => other !== element && element.contains(other))) : found;
}
