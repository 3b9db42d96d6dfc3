// Every screen of the window and how a person comes to it; pictures and the search for barriers walk through all of them.

const dialog = (testId) => async (app) => {
  await app.click({ testId });
  await app.find({ role: 'dialog' });
};

/**
 * The screens of who is signed in: a name for the picture, a path (`{case}` and `{statement}` stand for ids), what shows that it is there, and what is
 * opened on it. Escape closes what was opened.
 */
export const SCREENS = [
  { name: 'board', path: '/board', shows: 'card' },
  { name: 'board-menu', path: '/board', shows: 'card', open: (app) => app.click({ testId: 'card-menu' }).then(() => app.find({ role: 'menuitem' })) },
  { name: 'board-list', path: '/board', shows: 'card', open: (app) => app.click({ testId: 'layout-list' }).then(() => app.find({ testId: 'row' })) },
  { name: 'board-deadlines', path: '/board', shows: 'card', open: (app) => app.click({ testId: 'layout-deadlines' }).then(() => app.find({ testId: 'deadline' })) },
  { name: 'board-bulk', path: '/board', shows: 'card', open: (app) => app.script(() => document.querySelector('[data-testid="card-choose"]').click()).then(() => app.find({ testId: 'bulk' })) },
  { name: 'palette', path: '/board', shows: 'card', open: (app) => app.click({ testId: 'find' }).then(() => app.find({ role: 'dialog' })) },
  { name: 'new-case', path: '/new', shows: 'title', open: (app) => app.click({ testId: 'open-case' }).then(() => app.find({ testId: 'error-title' })) },
  { name: 'case', path: '/case/{case}', shows: 'log-line' },
  { name: 'case-move', path: '/case/{case}', shows: 'case-move', open: dialog('case-move') },
  { name: 'case-fact', path: '/case/{case}', shows: 'fact-add', open: dialog('fact-add') },
  { name: 'case-task', path: '/case/{case}', shows: 'task-add', open: dialog('task-add') },
  { name: 'case-grade', path: '/case/{case}', shows: 'grade-why', open: (app) => app.click({ testId: 'grade-why' }) },
  { name: 'case-override', path: '/case/{case}', shows: 'grade-override', open: dialog('grade-override') },
  { name: 'case-merge', path: '/case/{case}', shows: 'case-menu', open: (app) => app.click({ testId: 'case-menu' }).then(() => app.click({ testId: 'case-merge-open' })).then(() => app.find({ role: 'dialog' })) },
  { name: 'case-split', path: '/new/{case}', shows: 'title' },
  { name: 'statements', path: '/case/{case}/statements', shows: 'statement-new' },
  { name: 'statement-new', path: '/case/{case}/statements', shows: 'statement-new', open: dialog('statement-new') },
  { name: 'statement', path: '/case/{case}/statement/{statement}', shows: 'statement-page' },
  { name: 'report', path: '/case/{case}/report', shows: 'report-export' },
  { name: 'audit', path: '/audit', shows: 'journal-entry' },
  { name: 'audit-verified', path: '/audit', shows: 'verify', open: (app) => app.click({ testId: 'verify' }).then(() => app.find({ testId: 'verification' })) },
  { name: 'settings', path: '/settings', shows: 'settings-mine' },
  { name: 'settings-data', path: '/settings', shows: 'settings-data', open: (app) => app.click({ testId: 'settings-data' }) },
];

/** The same for an administrator. */
export const ADMINISTRATION = [
  { name: 'settings-users', path: '/settings', shows: 'settings-users', open: (app) => app.click({ testId: 'settings-users' }).then(() => app.find({ testId: 'user-add' })) },
  { name: 'settings-sites', path: '/settings', shows: 'settings-sites', open: (app) => app.click({ testId: 'settings-sites' }).then(() => app.find({ testId: 'site-add' })) },
];

/** Walks through the screens and calls `look(name)` on each, at rest. */
export async function walk(app, screens, ids, look) {
  for (const { name, path, shows, open } of screens) {
    await app.go(path.replace('{case}', ids.case).replace('{statement}', ids.statement));
    await app.find({ testId: shows });
    await open?.(app);
    await app.settled();
    await look(name);
    if (open !== undefined) await app.reload();
  }
}

/** A case of the demonstration with a statement. */
export async function aCase(app) {
  const board = (await app.ask('board', { filter: {} })).answer;
  for (const { id } of board.columns.flatMap(({ cards }) => cards)) {
    const { statements } = (await app.ask('case_view', { case: id })).answer;
    if (statements.length > 0) return { case: id, statement: statements[0].statement.id };
  }
  throw new Error('no case with a statement');
}
