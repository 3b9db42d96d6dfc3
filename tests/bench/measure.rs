//! Timing on a machine that others use too: many short rounds in turns, and medians of them.

use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::Outcome;

/// How long `work` takes, and its answer.
pub fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Duration, T)> {
    let start = Instant::now();
    let answer = work()?;
    Ok((start.elapsed(), answer))
}

/// Runs `one` and `two` in turns; the median time of each, and the median of the ratios of neighbours.
pub fn in_turns(
    rounds: usize,
    mut one: impl FnMut() -> Outcome,
    mut two: impl FnMut() -> Outcome,
) -> Outcome<(Duration, Duration, f64)> {
    let (mut ones, mut twos, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (first, ()) = timed(&mut one)?;
        let (second, ()) = timed(&mut two)?;
        ratios.push(first.as_secs_f64() / second.as_secs_f64());
        ones.push(first);
        twos.push(second);
    }
    ratios.sort_by(f64::total_cmp);
    Ok((quantile(&mut ones, 0.5), quantile(&mut twos, 0.5), ratios[ratios.len() / 2]))
}

/// Many runs of the same work: how long each took, and how much of the processor one took on average.
pub struct Runs {
    /// By the clock on the wall.
    pub times: Vec<Duration>,
    /// Of the processor, where the system tells: on a busy machine it says more than the wall clock.
    pub processor: Duration,
}

/// Runs `work` once for each of `inputs`, on this thread.
pub fn each<T>(inputs: impl IntoIterator<Item = T>, mut work: impl FnMut(T) -> Outcome) -> Outcome<Runs> {
    let before = processor();
    let times: Vec<_> =
        inputs.into_iter().map(|input| timed(|| work(input)).map(|(took, ())| took)).collect::<Outcome<_>>()?;
    let processor = (processor() - before) / u32::try_from(times.len().max(1))?;
    Ok(Runs { times, processor })
}

/// What this thread has had of the processor; zero where the system does not tell.
pub fn processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|text| text.parse().ok()).unwrap_or_default())
}

/// The time that the share `part` of all do not exceed.
pub fn quantile(times: &mut [Duration], part: f64) -> Duration {
    times.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index"
    )]
    let index = ((times.len() as f64 * part).ceil() as usize).saturating_sub(1);
    times.get(index).copied().unwrap_or_default()
}

/// So many a second.
#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
pub fn per_second(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

/// A time for people, in three figures.
pub fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (value, unit) = if seconds >= 1.0 {
        (seconds, "s")
    } else if seconds >= 1e-3 {
        (seconds * 1e3, "ms")
    } else {
        (seconds * 1e6, "µs")
    };
    if value >= 100.0 {
        format!("{value:.0} {unit}")
    } else if value >= 10.0 {
        format!("{value:.1} {unit}")
    } else {
        format!("{value:.2} {unit}")
    }
}

/// How long SHA-256 takes over so many bytes that lie in memory.
pub fn plain_hashing(bytes: u64) -> Duration {
    let block = vec![0x5A; 1 << 20];
    let start = Instant::now();
    let mut hash = Sha256::new();
    for _ in 0..bytes >> 20 {
        hash.update(&block);
    }
    std::hint::black_box(hash.finalize());
    start.elapsed()
}
