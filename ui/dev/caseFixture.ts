import type { CaseView } from '../src/api/bindings/CaseView';
import type { Clock } from '../src/api/bindings/Clock';
import type { ClockStanding } from '../src/api/bindings/ClockStanding';
import type { ClockStop } from '../src/api/bindings/ClockStop';
import type { ClockView } from '../src/api/bindings/ClockView';
import type { DutyKind } from '../src/api/bindings/DutyKind';
import type { Fact } from '../src/api/bindings/Fact';
import type { FactDecl } from '../src/api/bindings/FactDecl';
import type { Person } from '../src/api/bindings/Person';
import type { PersonDetails } from '../src/api/bindings/PersonDetails';
import type { Task } from '../src/api/bindings/Task';
import { STATEMENTS } from './statementFixture';
import { at, NOW } from './time';

function count(key: string, zh: string, en: string, why: [string, string]): FactDecl {
  return { key, kind: 'count', unit: { zh: '人', en: 'people' }, label: { zh, en }, why: { zh: why[0], en: why[1] }, linking: false, choices: [] };
}

function flag(key: string, zh: string, en: string, why: [string, string]): FactDecl {
  return { key, kind: 'flag', unit: null, label: { zh, en }, why: { zh: why[0], en: why[1] }, linking: true, choices: [] };
}

const DECLARED: FactDecl[] = [
  count('ill_count', '出现症状人数', 'People with symptoms', ['共有几人在用餐后出现头痛、恶心、呕吐或腹泻？', 'How many people had headache, nausea, vomiting or diarrhoea after the meal?']),
  flag('same_dining_area', '同一就餐区域', 'Same dining area', ['这些人是否在同一就餐区域用餐？核实之前按“是”处理。', 'Did they eat in the same dining area? Until this is checked we work as if they did.']),
  flag('same_food', '食用同一食品', 'Same food', ['这些人是否吃了同一种食品？核实之前按“是”处理。', 'Did they eat the same food? Until this is checked we work as if they did.']),
  count('hospitalised_count', '住院人数', 'People in hospital', ['有几人住院治疗？只要有人住院，就至少按严重处理。', 'How many were admitted to hospital? A single admission makes the case at least serious.']),
  count('death_count', '死亡人数', 'Deaths', ['是否有人死亡？有人死亡即为重大，须立即上报。', 'Has anyone died? A death makes the case major and must be reported at once.']),
];

function fact(number: number, part: Partial<Fact>): Fact {
  return { id: `f${number}`, number, key: null, value: null, claim: '', source: '店长', state: 'reported', occurred_at: null, changed_at: at('13:05'), changed_by: 'he', judgement: null, history: [`e${number}`], ...part };
}

function person(number: number, name: string | null, part: Partial<PersonDetails>, symptoms: string | null): Person {
  const details: PersonDetails = { harm: 'ill', state: 'affected', care: 'none', vulnerability: 'none', area: '二楼 6 号桌', meal: '午餐', foods: ['凉拌木耳'], onset_at: at('12:00'), follow_up_at: null, ...part };
  return { id: `p${number}`, number, identity: name === null ? null : { name, contact: null, symptoms, note: null }, details, changed_at: at('12:50'), changed_by: 'he', history: [`h${number}`] };
}

function clock(id: string, name: [string, string], kind: DutyKind, start: string, due: string, source: [string, string], standing: ClockStanding, stop: ClockStop | null = null): ClockView {
  const view: Clock = {
    id,
    stop,
    due: {
      id,
      name: { zh: name[0], en: name[1] },
      kind,
      trigger: 'reported',
      started_at: at(start),
      due_at: at(due),
      limit: { minutes: 60 },
      source: { zh: source[0], en: source[1] },
      reference: '§ 3',
      checked_on: '2026-11-22',
      counsel_must_confirm: kind === 'legal',
      unconfirmed: false,
      why: {
        rule: { zh: `${source[0]}（§ 3）`, en: `${source[1]} (§ 3)` },
        start: { zh: `接到报告：2026-11-22 ${start}（Asia/Shanghai）`, en: `it was reported: 2026-11-22 ${start} (Asia/Shanghai)` },
        arithmetic: { zh: `2026-11-22 ${start} + 1 小时 = 2026-11-22 ${due}`, en: `2026-11-22 ${start} + 1 hour = 2026-11-22 ${due}` },
      },
    },
  };
  return { clock: view, standing, late_minutes: standing === 'overdue' ? 16 : null };
}

function task(id: string, zh: string, en: string, part: Partial<Task>): Task {
  return { id, number: Number(id.slice(1)), title: { zh, en }, instructions: null, from_playbook: null, owner: null, due_at: null, state: 'open', brief: { kind: 'task', role: null, evidence: null, depends_on: [] }, stood_down: false, note: null, changed_at: at('12:50'), changed_by: 'zhou', ...part };
}

export const CASE: CaseView = {
  foreign: null,
  card: {
    id: 'c2031',
    number: 'CD-2031',
    title: '四位顾客餐后不适，同桌食用凉拌木耳',
    scenario: 'food_poisoning',
    site: 'binjiang',
    phase: 'respond',
    grade: 'major',
    graded_by_hand: false,
    owner: 'zhou',
    reported_at: at('11:58'),
    next: null,
    open_tasks: 6,
    outcome: null,
    changed_at: at('13:12'),
  },
  account: '中午 11:40 左右，四位顾客同桌用餐。约 12:00 起先后呕吐、腹泻，均吃过凉拌木耳。领班陈静接报后立即报告店长。',
  occurred_at: at('11:40'),
  opened_at: at('12:02'),
  channel: 'store',
  reported_by: '顾客家属',
  reporter: { name: '吴女士', contact: '138-0000-0000' },
  personal_withheld: false,
  drafts_withheld: false,
  first_contact: 'dong',
  first_responsible: '店长 卞秋',
  grade: {
    assessment: {
      scenario: 'food_poisoning',
      version: '1.0',
      grade: 'major',
      proven: 'serious',
      possible: 'major',
      rules: [
        {
          id: 'major.four_linked',
          grade: 'major',
          text: { zh: '同一就餐区域 4 人以上（含 4 人）同时食用同一食品后出现症状：重大。', en: 'Four or more people (four included) in the same dining area have symptoms at the same time after the same food: major.' },
          source: { zh: '公司食物中毒应急预案·分级：4 人以上', en: 'Company food-poisoning plan, grading: four or more people' },
          presumed: ['same_food'],
          disputed: [],
        },
      ],
      facts: [
        { fact: 'ill_count', label: { zh: '出现症状人数', en: 'People with symptoms' }, value: 4, disputed: false, presumed: false, at_least: false },
        { fact: 'same_dining_area', label: { zh: '同一就餐区域', en: 'Same dining area' }, value: true, disputed: false, presumed: false, at_least: false },
        { fact: 'same_food', label: { zh: '食用同一食品', en: 'Same food' }, value: true, disputed: false, presumed: true, at_least: false },
      ],
      questions: [
        { fact: 'same_food', label: { zh: '食用同一食品', en: 'Same food' }, why: { zh: '这些人是否吃了同一种食品？核实之前按“是”处理。', en: 'Did they eat the same food? Until this is checked we work as if they did.' }, could_become: 'general' },
        { fact: 'death_count', label: { zh: '死亡人数', en: 'Deaths' }, why: { zh: '是否有人死亡？有人死亡即为重大，须立即上报。', en: 'Has anyone died? A death makes the case major and must be reported at once.' }, could_become: 'major' },
      ],
      what_if: [{ fact: 'ill_count', label: { zh: '出现症状人数', en: 'People with symptoms' }, from: 4, to: 3, grade: 'serious' }],
      differences: [{ fact: 'ill_count', ledger: 3, register: 4, held: 4 }],
    },
    by_hand: null,
    history: [
      { entry: 'g1', at: at('12:02'), by: 'he', grade: 'serious', rules: ['serious.two_linked'], reason: null },
      { entry: 'g2', at: at('13:05'), by: 'he', grade: 'major', rules: ['major.four_linked'], reason: null },
    ],
  },
  plan: { scenario: 'food_poisoning', playbook: null, rules: null },
  newer_plan: null,
  pack: { name: { zh: '食物中毒定级规则', en: 'Grading of food poisoning' }, version: '1.0', checked_on: '2026-11-22', review_by: '2027-11-22', stale: false },
  public_grades: [
    { pack: 'cn-food-safety', jurisdiction: 'CN', name: { zh: '食品安全事故公共分级（国家）', en: 'Public grades of food safety accidents (national)' }, version: '1.0', checked_on: '2026-11-22', review_by: '2027-05-22', grade: null, possible: 'II', rules: [], stale: false },
  ],
  declared: DECLARED,
  declared_beside: [],
  facts: [
    fact(1, { key: 'ill_count', value: 4, claim: '3 人呕吐、1 人腹泻', source: '店长、陪同客服', state: 'confirmed', occurred_at: at('12:31'), judgement: '逐一电话核实，与病历一致' }),
    fact(2, { claim: '均食用凉拌木耳，批次 1107', source: '点单记录', state: 'confirmed' }),
    fact(3, { key: 'same_dining_area', value: true, source: '监控录像', state: 'reported' }),
    fact(4, { claim: '木耳隔夜泡发', source: '后厨', state: 'disputed', judgement: '后厨两人说法不一' }),
    fact(5, { claim: '一名顾客已自行离店', source: '前台', state: 'retracted', judgement: '与监控不符' }),
  ],
  people: [
    person(1, '吴某', { care: 'hospitalised' }, '呕吐、腹痛'),
    person(2, '贺某', { vulnerability: 'child' }, '呕吐'),
    person(3, '闻某', { state: 'recovered' }, '腹泻'),
    person(4, null, { area: '一楼', state: 'not_related' }, null),
  ],
  tasks: [
    task('t1', '留样送检', 'Send the kept samples to the laboratory', { owner: 'luo', due_at: at('13:30'), instructions: { zh: '每种可疑食品取 125 克以上，冷藏密封，贴标签注明时间与取样人。', en: 'Take 125 g or more of each suspect food, cooled and sealed; label it with time and name.' } }),
    task('t2', '陪同就医并垫付', 'Accompany the guests to hospital and pay up front', { owner: 'dong', due_at: at('15:00') }),
    task('t3', '全区同批次木耳停用', 'Stop using the same batch in the whole region', { owner: 'zhou', due_at: at('13:05') }),
    task('t4', '媒体问答 8 条', 'Eight questions and answers for the media', { owner: 'su' }),
    task('t5', '员工口径下发', 'Send the single message to all employees', { owner: 'su', state: 'done', note: '12 店店长群已确认收到' }),
    task('t6', '联系供应商停运', 'Ask the supplier to halt the lorry', { state: 'cancelled', note: '供应商已自行停运' }),
  ],
  clocks: [
    clock('first_response', ['首次回应', 'First response'], 'public', '11:58', '12:58', ['公司时限要求·首次回应', 'Company time limits, first response'], 'overdue'),
    clock('regulator', ['向县级市场监管、卫生健康部门书面报告', 'Written report to the county market regulator and health authority'], 'legal', '11:58', '13:58', ['国家食品安全事故应急预案', 'National food-safety emergency plan'], 'running'),
    clock('sitrep', ['情况通报', 'Situation report'], 'cadence', '13:02', '13:32', ['公司时限要求·情况通报', 'Company time limits, situation reports'], 'due_soon'),
    clock('formal', ['正式声明', 'Formal statement'], 'public', '11:40', '18:56', ['公司时限要求·正式声明', 'Company time limits, formal statement'], 'running'),
    clock('oral', ['口头报告监管部门', 'Report to the regulator by phone'], 'legal', '11:58', '13:00', ['食品安全法 103', 'Food Safety Law 103'], 'met', { is: 'met', at: at('12:40'), by: 'luo', receipt: { channel: '电话', number: '0412', person: '王科' } }),
  ],
  waiting: [
    {
      ...clock('patient', ['医疗机构收治报告', 'Report of admitted patients'], 'legal', '11:58', '13:58', ['突发公共卫生事件应对法 30', 'Public Health Emergencies Law 30'], 'running').clock.due,
      trigger: 'patient_received',
      started_at: null,
      due_at: null,
    },
  ],
  statements: STATEMENTS,
  delegations: [],
  links: [],
  merged_into: null,
  moves: [
    { to: 'verify', asks: ['reason'], blocked_by: [] },
    { to: 'recover', asks: [], blocked_by: [] },
    { to: 'review', asks: ['outcome'], blocked_by: ['open_legal_clocks'] },
    { to: 'dismissed', asks: ['reason'], blocked_by: [] },
  ],
  allowed: [
    'open_case', 'edit_case', 'move_case', 'override_grade', 'write_log', 'record_fact', 'judge_fact', 'manage_task', 'complete_task', 'meet_clock', 'waive_clock', 'write_statement',
    'review_statement', 'release_statement', 'withdraw_statement', 'see_case', 'see_personal', 'see_drafts', 'export_redacted', 'export_full', 'verify_journal',
  ],
  zone: 'Asia/Shanghai',
  now: NOW,
};
