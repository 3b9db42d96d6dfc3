/** Tasks that belong together; those without a name come last. */
export interface Group<T> {
  name: string | undefined;
  tasks: T[];
}

/** Groups tasks by a name, the group with the nearest task first; within a group the order stays. */
export function grouped<T>(tasks: readonly T[], name: (task: T) => string | undefined): Group<T>[] {
  const names = [...new Set(tasks.map(name))];
  const [named, nameless] = [names.filter((found) => found !== undefined), names.filter((found) => found === undefined)];
  return [...named, ...nameless].map((found) => ({ name: found, tasks: tasks.filter((task) => name(task) === found) }));
}
