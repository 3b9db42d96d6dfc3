import type { LogItem } from '../src/api/bindings/LogItem';
import type { Tone } from '../src/api/bindings/Tone';
import { at } from './time';

function line(seq: number, time: string, by: string, tone: Tone, headline: string, part: Partial<LogItem> = {}): LogItem {
  return { seq, entry: `e${seq}`, at: at(time), occurred_at: null, by, kind: tone === 'note' ? 'case.logged' : `${tone}.recorded`, tone, headline, detail: null, source: null, confirmed: tone === 'note' ? true : null, corrects: null, corrected_by: null, mentions: [], pinned: false, files: [], erased: false, ...part };
}

/** Newest first. A tail of older lines makes the list long enough to scroll and to page. */
export const LOG: LogItem[] = [
  line(312, '13:12', 'zhou', 'decision', '案件由“核实”移到“处置”', { detail: '江湾店停业半日，14:30 再议' }),
  line(311, '13:06', 'su', 'statement', '声明 2 修改为第 3 版'),
  line(310, '13:05', 'he', 'grade', '按规则定级由严重调整为重大', { detail: '规则 major.four_linked' }),
  line(309, '13:05', 'he', 'note', '第 4 位顾客出现腹泻，已送市二院', { occurred_at: at('12:31'), source: '陪同客服', corrects: 'e305' }),
  line(308, '12:58', 'dong', 'note', '记者来电（都市频道）问停业原因，已登记，由发言人 13:30 前回复', { confirmed: false, source: '前台' }),
  line(307, '12:40', 'luo', 'clock', '“口头报告监管部门”按时完成', { detail: '电话 · 编号 0412 · 接收人 王科' }),
  line(306, '12:22', 'zhou', 'task', '新增任务 6 项（预案）'),
  line(305, '12:20', 'he', 'note', '第 4 位顾客无症状，已回家', { corrected_by: 'e309', source: '店长' }),
  line(304, '12:10', 'he', 'fact', '登记事实 2：均食用凉拌木耳，批次 1107', { source: '点单记录' }),
  line(303, '12:02', 'he', 'system', '新建案件 CD-2031'),
  ...Array.from({ length: 300 }, (_, index) => line(302 - index, '11:58', 'he', 'note', `首问：领班陈静接报，报告店长（第 ${302 - index} 条）`)),
];
