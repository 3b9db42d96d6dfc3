import type { CaseView } from '@/api/bindings/CaseView';
import type { Fact } from '@/api/bindings/Fact';
import type { FactDecl } from '@/api/bindings/FactDecl';
import type { Grade } from '@/api/bindings/Grade';
import type { UsedFact } from '@/api/bindings/UsedFact';

/** A grading fact without a value, and what its answer could lead to. */
export interface OpenFact {
  decl: FactDecl;
  /** The entry in the ledger that says it is unknown, if a person has said so. */
  said?: Fact;
  /** The grade farthest from the present one that the answer could lead to. */
  couldBecome?: Grade;
}

/** The ledger as the room reads it: what is known, what is not, and what was taken back. */
export interface Ledger {
  known: Fact[];
  unknown: OpenFact[];
  retracted: Fact[];
  /** Grading facts that nobody typed and the register of affected people gives. */
  counted: UsedFact[];
}

/** Sorts the facts of a case. Questions that could change the grade most come first, as the assessment orders them. */
export function ledger(view: Pick<CaseView, 'facts' | 'people' | 'declared' | 'grade'>): Ledger {
  const standing = view.facts.filter(({ state }) => state !== 'retracted');
  const isUnknown = ({ key, value }: Fact) => key !== null && value === null;
  const answered = new Set(standing.filter((fact) => !isUnknown(fact)).map(({ key }) => key));
  const questions = view.grade.assessment?.questions ?? [];
  const rank = new Map(questions.map(({ fact }, place) => [fact, place]));
  const said = new Set(standing.map(({ key }) => key));
  const counted = view.people.length === 0 ? [] : (view.grade.assessment?.facts ?? []).filter(({ fact, presumed }) => !presumed && !said.has(fact));
  const unknown = view.declared
    .filter(({ key }) => !answered.has(key) && !counted.some(({ fact }) => fact === key))
    .map((decl) => ({
      decl,
      said: standing.findLast(({ key }) => key === decl.key),
      couldBecome: questions.find(({ fact }) => fact === decl.key)?.could_become,
    }))
    .sort((a, b) => (rank.get(a.decl.key) ?? questions.length) - (rank.get(b.decl.key) ?? questions.length));
  return {
    known: standing.filter((fact) => !isUnknown(fact) || !view.declared.some(({ key }) => key === fact.key)),
    unknown,
    counted,
    retracted: view.facts.filter(({ state }) => state === 'retracted'),
  };
}
