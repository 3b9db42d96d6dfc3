import type { Directory } from '../src/api/bindings/Directory';
import type { Role } from '../src/api/bindings/Role';
import type { User } from '../src/api/bindings/User';

function person(id: string, zh: string, en: string, post: [string, string], roles: Role[]): User {
  return { id, login: id, name: { zh, en }, title: { zh: post[0], en: post[1] }, roles, active: true };
}

export const PEOPLE = [
  person('zhou', '周岚', 'Zhou Lan', ['总指挥', 'Crisis lead'], ['crisis_lead']),
  person('he', '何远', 'He Yuan', ['值班经理', 'Duty manager'], ['duty_officer']),
  person('su', '苏岩', 'Su Yan', ['公关经理', 'PR manager'], ['pr_writer']),
  person('jiang', '蒋怡', 'Jiang Yi', ['法务经理', 'Legal manager'], ['legal_reviewer']),
  person('luo', '罗敏', 'Luo Min', ['食品安全总监', 'Head of food safety'], ['spokesperson']),
  person('dong', '董青', 'Dong Qing', ['客诉主管', 'Customer care manager'], ['care_agent']),
];

export const DIRECTORY: Directory = {
  company: { zh: '栖禾小厨', en: 'Qihe Kitchen' },
  users: PEOPLE,
  sites: [
    {
      id: 'binjiang',
      details: {
        name: { zh: '杭州江湾店', en: 'Hangzhou River Bend' },
        region: { zh: '华东区', en: 'East China' },
        address: { zh: '杭州市江湾街 66 号二层', en: '66 River Bend Street, Floor 2, Hangzhou' },
        zone: 'Asia/Shanghai',
        hours: { opens: 600, closes: 1290, every_day: true },
        manager: { zh: '卞秋', en: 'Bian Qiu' },
        phone: '0571-0000-0102',
        code: 'HZ01',
        safety: { shut_offs: [], routes: [], assembly_point: { zh: '', en: '' }, hospital: { name: { zh: '', en: '' }, phone: '' }, authorities: [] },
      },
    },
  ],
  profiles: [],
  contacts: [],
  roster: [],
  positions: [{ key: 'duty_officer', title: { zh: '值班经理', en: 'Duty officer' }, on_duty: 'he' }],
  always_report: [{ id: 'injury', text: { zh: '任何人受伤', en: 'Anyone hurt' } }],
  last_import: null,
};
