//! Sharing out the organisations among the processor's cores.

use std::ops::Range;
use std::thread;

use crate::loom::Loom;

/// Below this many links a second thread costs more than it saves. Tests share small looms out too.
const WORTH_SHARING: usize = if cfg!(test) { 20 } else { 40_000 };

/// Runs `work` on all organisations, in shares of about the same number of links. Since a share holds whole
/// organisations, counts of different organisations found in each can simply be added.
pub(crate) fn spread<T: Send>(loom: &Loom, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let links: usize = loom.bundles().iter().map(Vec::len).sum();
    let cores = thread::available_parallelism().map_or(1, usize::from).min(8);
    let wanted = cores.min(links / WORTH_SHARING + 1);
    let shares = shares(loom, links, wanted);
    let (first, rest) = shares
        .split_first()
        .expect("invariant: there is always one share");
    thread::scope(|scope| {
        let others: Vec<_> = rest
            .iter()
            .map(|share| scope.spawn(|| work(share.clone())))
            .collect();
        let mut results = vec![work(first.clone())];
        for other in others {
            match other.join() {
                Ok(result) => results.push(result),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
}

fn shares(loom: &Loom, links: usize, wanted: usize) -> Vec<Range<usize>> {
    let bundles = loom.bundles();
    let mut shares = Vec::with_capacity(wanted);
    let (mut start, mut sum) = (0, 0);
    for (organisation, bundle) in bundles.iter().enumerate() {
        sum += bundle.len();
        if sum * wanted >= links * (shares.len() + 1) && shares.len() + 1 < wanted {
            shares.push(start..organisation + 1);
            start = organisation + 1;
        }
    }
    shares.push(start..bundles.len());
    shares
}
