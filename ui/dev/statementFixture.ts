import type { Examined } from '../src/api/bindings/Examined';
import type { Guidance } from '../src/api/bindings/Guidance';
import type { StatementView } from '../src/api/bindings/StatementView';
import type { TextVersion } from '../src/api/bindings/TextVersion';
import { at } from './time';

function version(number: number, time: string, zh: string, en: string): TextVersion {
  return { number, title: '关于江湾店顾客不适的说明', texts: { zh, en }, citations: [], attachments: [], digest: `d${number}`.padEnd(64, '0'), by: 'su', at: at(time) };
}

const FIRST = '11 月 22 日中午，4 位顾客在我们江湾店用餐后身体不适，我们非常抱歉，也很牵挂他们。\n\n【待填：停售时间】起，该店已停售并封存相关菜品。4 位顾客均有专人陪同就医，我们先行垫付全部费用。\n\n原因以监管部门的结论为准，我们全力配合。下一次说明将于【待填：下次说明时间】前发布。热线 400-000-0000。';
const FIRST_EN = 'Around noon on 22 November four guests felt unwell after eating at our River Bend restaurant. We are very sorry, and we are thinking of them.\n\nSince [to fill: time sales stopped] the dishes in question have been off sale and sealed. Our staff are with all four guests in hospital, and we pay the bills up front.\n\nThe cause is for the authorities to establish; we are helping them fully. Our next update will come by [to fill: next update]. Hotline 400-000-0000.';

const STEPS: StatementView['steps'] = [
  { role: 'legal_reviewer', position: 1, minutes: 20 },
  { role: 'crisis_lead', position: 2, minutes: 15 },
  { role: 'spokesperson', position: 3, minutes: 10 },
];

/** What the core would say beside the statements. */
export const GUIDANCE: Guidance = {
  house: null,
  coverage: (['employees', 'affected', 'regulators', 'media', 'public'] as const).map((audience) => ({
    audience,
    first_at: audience === 'employees' ? at('12:50') : null,
    last_at: audience === 'employees' ? at('12:50') : null,
    live: audience === 'employees' ? 's1' : null,
    stage: audience === 'employees' ? 'holding' : null,
    pending: audience === 'media' ? 's2' : null,
    not_before: null,
    due_at: null,
    before_them: [],
  })),
  asked: { crisis_type: 'human_error_product_harm', similar_history: null, prior_reputation: null, injuries: true, cause_known: null, facts_verified: false, unfounded: null },
  advice: { cluster: 'preventable', provisional: true, strategies: ['rebuild'], may_add: ['bolster'], forbidden: ['deny'], trace: ['G0', 'G6'], notes: ['有人受伤，未核实前不得否认。'] },
  standing: { answers: {}, choice: null },
  outdated: false,
  answers: [{ question: { zh: '还能去店里吃饭吗？', en: 'Is it safe to eat there?' }, may_say: { zh: '该店已停业检查。', en: 'The site is closed for checks.' }, not_to_say: { zh: '没问题，放心吃。', en: 'Sure, no problem.' } }],
};

export const EXAMINED: Examined = {
  findings: [
    {
      lang: 'zh',
      finding: { rule: 'vague_time', severity: 'warning', start: 0, end: 2, excerpt: '11', why: '时间含糊。', suggest: '写明时刻。' },
      blocking: false,
      waiver: null,
    },
  ],
  promises: [{ lang: 'zh', place: { start: 3, end: 8, words: '下一次说明' }, entry: null }],
};

export const STATEMENTS: StatementView[] = [
  {
    statement: {
      id: 's1',
      number: 1,
      audience: 'employees',
      stage: 'holding',
      template: 'food_poisoning.holding.employees',
      corrects: null,
      versions: [{ ...version(1, '12:30', '各位同事：\n\n江湾店有 4 位顾客身体不适，总部指挥组已经接手。', 'Dear colleagues,\n\nFour guests felt unwell at River Bend. The crisis team has taken charge.'), title: '内部通知：江湾店顾客用餐后身体不适' }],
      state: 'released',
      approvals: [
        { by: 'jiang', role: 'legal_reviewer', digest: 'd1'.padEnd(64, '0'), version: 1, at: at('12:36'), voided_at: null, emergency: null, as_deputy: false },
        { by: 'zhou', role: 'crisis_lead', digest: 'd1'.padEnd(64, '0'), version: 1, at: at('12:41'), voided_at: null, emergency: null, as_deputy: false },
        { by: 'luo', role: 'spokesperson', digest: 'd1'.padEnd(64, '0'), version: 1, at: at('12:44'), voided_at: null, emergency: null, as_deputy: false },
      ],
      notes: [],
      releases: [{ channel: '内部群', released_at: at('12:50'), link: null, by: 'su', digest: 'd1'.padEnd(64, '0'), emergency: null, screenshot: null }],
      withdrawn: null,
      superseded_by: null,
      not_before: null,
      promises: [],
      waivers: [],
      alerts: [],
    },
    required: ['legal_reviewer', 'crisis_lead', 'spokesperson'],
    missing: [],
    open: [],
    steps: STEPS,
    can_approve: false,
    cleared: true,
    changed: [], files: [],
  },
  {
    statement: {
      id: 's2',
      number: 2,
      audience: 'media',
      stage: 'holding',
      template: 'food_poisoning.holding.media',
      corrects: null,
      versions: [version(1, '12:40', '初步判断是供应商的木耳有问题。', 'We believe that the supplier’s fungus was bad.'), version(2, '12:55', FIRST.replace('我们非常抱歉，也很牵挂他们。', '我们非常抱歉。'), FIRST_EN), version(3, '13:06', FIRST, FIRST_EN)],
      state: 'in_review',
      approvals: [{ by: 'jiang', role: 'legal_reviewer', digest: 'd2'.padEnd(64, '0'), version: 2, at: at('12:58'), voided_at: at('13:06'), emergency: null, as_deputy: false }],
      notes: [{ by: 'zhou', version: 1, note: '原因还没有查明，不写“初步判断”，以监管部门结论为准。', at: at('12:48'), entry: 'n1', kind: 'change', place: null, settled_by: null }],
      releases: [],
      withdrawn: null,
      superseded_by: null,
      not_before: null,
      promises: [],
      waivers: [],
      alerts: [],
    },
    required: ['legal_reviewer', 'crisis_lead', 'spokesperson'],
    missing: ['legal_reviewer', 'crisis_lead', 'spokesperson'],
    open: ['legal_reviewer'],
    steps: STEPS,
    can_approve: true,
    cleared: false,
    changed: [], files: [],
  },
];
