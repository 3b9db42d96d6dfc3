/** Tasks that belong together; those without a name come last. */
export interface Group<T> {
  name: string | undefined;
  tasks: T[];
}

/** Groups tasks by a name, the group with the nearest task first; within a group the order stays. */
export function grouped<T>(tasks: readonly T[], name: (task: T) => string | undefined): Group<T>[] {
  // Sorting puts `undefined` last whatever it compares; the rest keep their order.
  const names = [...new Set(tasks.map(name))].sort(() => 0);
  return names.map((found) => ({ name: found, tasks: tasks.filter((task) => name(task) === found) }));
}
