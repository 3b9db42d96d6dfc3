import { useState } from 'react';
import { RecoveryKey } from './RecoveryKey';
import { FoundingForm } from './FoundingForm';

/** The first start: asks what a new store needs, then shows its recovery key this once. `onDone` when the person has stored the key. */
export function SetupPage({ onDone }: { onDone: () => void }) {
  const [made, setMade] = useState<{ key: string; company: string }>();
  return made === undefined ? <FoundingForm onMade={(key, company) => setMade({ key, company })} /> : <RecoveryKey recoveryKey={made.key} company={made.company} onDone={onDone} />;
}
