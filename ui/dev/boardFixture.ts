import type { Board } from '../src/api/bindings/Board';
import type { BoardFilter } from '../src/api/bindings/BoardFilter';
import type { Card } from '../src/api/bindings/Card';
import type { CaseCommand } from '../src/api/bindings/CaseCommand';
import type { CaseView } from '../src/api/bindings/CaseView';
import type { ColumnPage } from '../src/api/bindings/ColumnPage';
import type { ColumnQuery } from '../src/api/bindings/ColumnQuery';
import type { MoveOption } from '../src/api/bindings/MoveOption';
import type { Phase } from '../src/api/bindings/Phase';
import { CASE } from './caseFixture';
import { at, NOW } from './time';

const MINUTE = 60_000;
const FIRST_PAGE = 60;
const PHASES: Phase[] = ['intake', 'verify', 'respond', 'recover', 'review', 'archived', 'dismissed'];

/** Title, phase, scenario, grade, owner, age in minutes, and what is due next in minutes from now. */
const ROWS: [string, Phase, Card['scenario'], Card['grade'], string | null, number, number | null][] = [
  ['外卖骑手与顾客口角，视频在本地群流传', 'intake', 'media_storm', 'general', 'he', 19, 41],
  ['顾客称菜品中有塑料片，要求书面证明', 'intake', 'foreign_object_or_spoiled_food', 'none', null, 6, 80],
  ['会员手机号疑似外泄，接骚扰电话', 'verify', 'data_leak', 'serious', 'su', 150, 35],
  ['油烟管道起火，已疏散，无人受伤', 'respond', 'fire_gas_structural', 'serious', 'luo', 200, 18],
  ['支付系统故障，全国门店无法收款', 'respond', 'service_outage', 'major', 'zhou', 64, 52],
  ['冷链车温控失效，两个批次待封存', 'respond', 'product_defect_recall', 'serious', 'luo', 400, 190],
  ['儿童餐椅断裂致轻伤，已送医', 'recover', 'customer_injury', 'serious', 'dong', 1700, 1240],
  ['订单大面积延误，批量补偿', 'recover', 'mass_late_delivery', 'general', 'dong', 2900, 1500],
  ['短视频称后厨有鼠，监管已通报', 'review', 'media_storm', 'major', 'su', 9000, 5800],
  ['热汤烫伤顾客手部，已和解', 'archived', 'customer_injury', 'serious', 'dong', 30_000, null],
  ['网传本店使用过期酱料，经查不实', 'dismissed', 'rumour', 'none', 'su', 12_000, null],
];

function moment(minutes: number): string {
  return new Date(Date.parse(NOW) + minutes * MINUTE).toISOString();
}

function card(index: number, [title, phase, scenario, grade, owner, age, due]: (typeof ROWS)[number]): Card {
  return {
    id: `b${index}`,
    number: `CD-${1900 + index}`,
    title: index < ROWS.length ? title : `${title}（${index}）`,
    scenario,
    site: index % 4 === 1 ? null : 'binjiang',
    phase,
    grade,
    graded_by_hand: index === 5,
    owner,
    reported_at: moment(-age),
    next: due === null ? null : { clock: `k${index}`, name: { zh: '首次回应', en: 'First response' }, kind: 'service', due_at: moment(due) },
    open_tasks: index % 5,
    outcome: phase === 'archived' ? 'controlled' : null,
    changed_at: at('13:00'),
  };
}

/** `?cards=10000` fills the board; `?cards=0` empties it. */
function amount(): number {
  return Number(new URLSearchParams(globalThis.location?.search ?? '').get('cards') ?? ROWS.length);
}

const CARDS: Card[] = amount() === 0 ? [] : [CASE.card, ...Array.from({ length: amount() }, (_, index) => card(index, ROWS[index % ROWS.length]!))];

function matching(filter: BoardFilter): Card[] {
  const { site, scenario, grade, owner, text } = filter;
  return CARDS.filter(
    (found) =>
      (site == null || found.site === site) &&
      (scenario == null || found.scenario === scenario) &&
      (grade == null || found.grade === grade) &&
      (owner == null || found.owner === owner) &&
      (text == null || `${found.number} ${found.title ?? ''}`.includes(text)),
  );
}

function page(cards: Card[], after: string | null, limit: number): ColumnPage {
  const start = Number(after ?? 0);
  return { cards: cards.slice(start, start + limit), next: start + limit < cards.length ? String(start + limit) : null, news: [] };
}

export function board(filter: BoardFilter): Board {
  const found = matching(filter);
  const columns = PHASES.map((phase) => {
    const cards = found.filter((one) => one.phase === phase);
    return { phase, count: cards.length, ...page(cards, null, FIRST_PAGE) };
  });
  return { columns, now: NOW };
}

export function boardColumn({ filter, phase, limit, after }: ColumnQuery): ColumnPage {
  return page(matching(filter).filter((one) => one.phase === phase), after ?? null, limit);
}

const MOVES: Record<Phase, MoveOption[]> = {
  intake: [{ to: 'verify', asks: [], blocked_by: [] }, { to: 'respond', asks: [], blocked_by: [] }, { to: 'dismissed', asks: ['reason'], blocked_by: [] }],
  verify: [{ to: 'intake', asks: ['reason'], blocked_by: [] }, { to: 'respond', asks: [], blocked_by: [] }, { to: 'dismissed', asks: ['reason'], blocked_by: [] }],
  respond: [{ to: 'verify', asks: ['reason'], blocked_by: [] }, { to: 'recover', asks: [], blocked_by: [] }],
  recover: [{ to: 'respond', asks: ['reason'], blocked_by: [] }, { to: 'review', asks: [], blocked_by: ['open_legal_clocks'] }],
  review: [{ to: 'recover', asks: ['reason'], blocked_by: [] }, { to: 'archived', asks: ['outcome'], blocked_by: [] }],
  archived: [{ to: 'review', asks: ['reason'], blocked_by: [] }],
  dismissed: [{ to: 'verify', asks: ['reason'], blocked_by: [] }],
};

/** The case page of a card that has no fixture of its own. */
export function caseOf(id: string): CaseView {
  const found = CARDS.find((one) => one.id === id);
  return found === undefined || id === CASE.card.id ? CASE : { ...CASE, card: found, moves: MOVES[found.phase] };
}

/** Puts a card into its new column. */
export function move(id: string, command: Extract<CaseCommand, { do: 'move' }>): void {
  const found = CARDS.find((one) => one.id === id);
  if (found !== undefined) Object.assign(found, { phase: command.to, outcome: command.outcome ?? found.outcome });
}
