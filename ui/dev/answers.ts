import type { Envelope } from '../src/api/bindings/Envelope';
import type { JournalQuery } from '../src/api/bindings/JournalQuery';
import type { LogPage } from '../src/api/bindings/LogPage';
import type { LogQuery } from '../src/api/bindings/LogQuery';
import type { Topic } from '../src/api/bindings/Topic';
import type { BoardFilter } from '../src/api/bindings/BoardFilter';
import type { ColumnQuery } from '../src/api/bindings/ColumnQuery';
import { board, boardColumn, caseOf, move } from './boardFixture';
import { journalPage, verification } from './auditFixture';
import { suggest } from './suggest';
import { CASE } from './caseFixture';
import { doorAnswers } from './door';
import { LOG } from './logFixture';
import { DIRECTORY } from './people';
import { ROOM } from './roomFixture';
import { EXAMINED, GUIDANCE } from './statementFixture';
import { NOW } from './time';

interface Answer {
  result: unknown;
  changed?: Topic[];
}

const drafts = new Map<string, string>();
/** Every command that was sent, for tests to look at. */
export const sent: Envelope[] = [];

const plain = (result: unknown) => (): Answer => ({ result });

/** What the core would answer, a handler a command. */
export const answers: Record<string, ((args: Record<string, unknown>) => Answer) | undefined> = {
  ...doorAnswers,
  directory: plain(DIRECTORY),
  board: ({ filter }) => ({ result: board(filter as BoardFilter) }),
  board_column: ({ query }) => ({ result: boardColumn(query as ColumnQuery) }),
  board_lanes: plain([]),
  deadlines: plain({ items: [], more: false, now: NOW }),
  search: plain([]),
  similar_cases: plain([]),
  case_seen: plain(null),
  suggest_scenario: ({ text }) => ({ result: suggest(String(text)) }),
  scenario_form: ({ scenario }) => ({ result: { scenario, facts: CASE.declared } }),
  assess: plain(CASE.grade.assessment),
  case_view: ({ case: id }) => ({ result: caseOf(String(id)) }),
  log_page: ({ query }) => ({ result: logPage(query as LogQuery) }),
  room_view: plain(ROOM),
  sitrep_draft: plain({ number: 1, sections: [{ key: 'known', text: '4 人不适' }], next_at: new Date(Date.now() + 1_800_000).toISOString() }),
  attach_file: plain(null),
  open_wall: plain(null),
  execute: ({ envelope }) => ({ result: execute(envelope as Envelope), changed: ['board', { case: (envelope as Envelope).case ?? CASE.card.id }] }),
  templates: plain([
    { id: 'food_poisoning.holding.media', audience: 'media', stage: 'holding', title: { zh: '关于{site}顾客用餐后不适的说明', en: 'On guests who fell ill after eating at {site}' }, specific: true },
    { id: 'common.holding.media', audience: 'media', stage: 'holding', title: { zh: '关于{site}的情况说明', en: 'On what happened at {site}' }, specific: false },
  ]),
  fill_template: plain({ title: { zh: '关于江湾店顾客用餐后不适的说明', en: 'On guests who fell ill at River Bend' }, text: { zh: '我们非常抱歉。【待填：时间】', en: 'We are very sorry. [to fill: time]' }, open: ['time'], citations: [] }),
  examine_statement: plain(EXAMINED),
  guidance: plain(GUIDANCE),
  export_statement: plain(null),
  report_preview: plain({
    pages: 1,
    parts: ['summary', 'timeline', 'facts'],
    sheets: [{ number: 1, width: 595, height: 842, marks: [{ is: 'words', x: 68, y: 120, size: 18, width: 90, bold: true, colour: '#1a2130', text: '事件报告' }] }],
    headings: [{ level: 1, text: '摘要', page: 1 }],
    redactions: [{ section: '摘要', cut: 'name', original: null, shown: '报告人', count: 2 }],
    missing_glyphs: [],
  }),
  export_report: plain({ path: '/home/zhou/Documents/CD-2031.pdf', pages: 7, digest: '9f2c'.repeat(16), head: 'a1b2c3:312:5e0d77', missing_glyphs: ['𠮷'] }),
  journal_page: ({ query }) => ({ result: journalPage(query as JournalQuery) }),
  verify: ({ rebuild, head }) => ({ result: verification(rebuild as boolean, head as string | null) }),
  set_password: plain(null),
  backup: plain(null),
  load_demonstration: plain(null),
  draft_get: ({ key }) => ({ result: drafts.get(String(key)) ?? null }),
  draft_put: ({ key, value }) => ({ result: void drafts.set(String(key), String(value)) }),
  draft_delete: ({ key }) => ({ result: void drafts.delete(String(key)) }),
};

function logPage({ before, limit }: LogQuery): LogPage {
  const items = LOG.filter(({ seq }) => before == null || seq < before).slice(0, limit ?? 100);
  const last = items.at(-1)?.seq;
  return { items, next: last !== undefined && LOG.some(({ seq }) => seq < last) ? last : null };
}

function execute(envelope: Envelope): unknown {
  sent.push(envelope);
  const { command } = envelope;
  const newest = LOG[0]?.seq ?? 0;
  if ('case' in command && command.case.do === 'move') move(envelope.case ?? '', command.case);
  if ('case' in command && command.case.do === 'log') {
    const { text, source, confirmed, occurred_at: occurred, corrects } = command.case;
    LOG.unshift({ seq: newest + 1, entry: `e${newest + 1}`, at: new Date().toISOString(), occurred_at: occurred ?? null, by: 'zhou', kind: 'case.logged', tone: 'note', headline: text, detail: null, source, confirmed, corrects: corrects ?? null, corrected_by: null, mentions: [], pinned: false, files: [], erased: false });
  }
  return { command: envelope.id, case: envelope.case ?? CASE.card.id, entries: [], seq: newest + 1, hash: '' };
}
