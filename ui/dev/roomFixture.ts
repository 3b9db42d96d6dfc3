import type { RoomView } from '../src/api/bindings/RoomView';
import { DIRECTORY } from './people';
import { at } from './time';

const [lead = '', officer = ''] = DIRECTORY.users.map(({ id }) => id);

/** A room that was convened half an hour ago. */
export const ROOM: RoomView = {
  convened_at: at('12:20'),
  posts: { commander: { user: lead, since: at('12:20') }, scribe: { user: officer, since: at('12:22') } },
  cards: [{ post: 'commander', responsibilities: [{ zh: '统一指挥，定级并召集团队', en: 'Leads, grades and convenes the team' }], tasks: [{ zh: '召开首次会议', en: 'Hold the first meeting' }] }],
  attendance: { [lead]: { presence: 'here', since: at('12:20') }, [officer]: { presence: 'remote', since: at('12:22') } },
  meetings: [],
  pinned: [],
  decisions: [
    {
      decision: {
        id: 'd1',
        number: 1,
        entry: 'e1',
        question: '是否停业',
        options: ['停业半日', '只停凉菜'],
        chosen: '江湾店停业半日',
        why: '封存与消毒需 3 小时',
        dissent: [],
        known: [],
        unknown: ['death_count'],
        revisit_at: at('14:30'),
        clock: null,
        revisited: null,
        at: at('13:12'),
        by: lead,
      },
      changed: [3],
    },
  ],
  calls: [],
  sitreps: [],
  message: null,
  readers: [lead, officer],
  prepared: [{ question: { zh: '为什么停业？', en: 'Why are you closed?' }, answer: { zh: '我们正在配合检查。', en: 'We are helping with an inspection.' } }],
  files: [],
  files_withheld: 0,
};
