// How smoothly the window draws: the time from frame to frame while something goes on.
import { until } from '../harness/index.mjs';

/** A frame longer than this is felt as a hitch. */
export const HITCH = 50;

/** Records every frame while `act` runs, and a moment longer so that what it set off is drawn too. */
export async function during(app, act) {
  await app.script(() => {
    const frames = { times: [], on: true };
    window.benchFrames = frames;
    let last = performance.now();
    const next = (now) => {
      frames.times.push(now - last);
      last = now;
      if (frames.on) requestAnimationFrame(next);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(next);
    });
  });
  await act();
  const times = await app.script(() => {
    window.benchFrames.on = false;
    return window.benchFrames.times;
  });
  return summary(times);
}

/** Scrolls an element a little with every frame, to its end and back, for so many frames, inside the page. */
export async function scroll(app, element, frames = 400, step = 60) {
  await app.script(
    (node, count, by) => {
      window.benchScrolled = false;
      let direction = 1;
      const next = (left) => {
        const before = node.scrollTop;
        node.scrollTop += by * direction;
        if (node.scrollTop === before) direction = -direction;
        if (left > 0) requestAnimationFrame(() => next(left - 1));
        else window.benchScrolled = true;
      };
      requestAnimationFrame(() => next(count));
    },
    element,
    frames,
    step,
  );
  await until(() => app.script(() => window.benchScrolled), 120_000, 'the scrolling did not end');
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0, hitches: sorted.filter((time) => time > HITCH).length };
}

/** Joins the frames of several runs. */
export function joined(runs) {
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  const most = (key) => Math.max(...runs.map((run) => run[key]));
  return { count: sum('count'), median: most('median'), p99: most('p99'), worst: most('worst'), hitches: sum('hitches') };
}
