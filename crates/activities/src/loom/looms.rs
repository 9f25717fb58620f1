//! The looms in memory: a few coalitions' worth, each asked of the database before every use whether it is still true.

use std::sync::{Arc, PoisonError, RwLock};

use cloth::{Asked, Day, Loom, Need};
use kernel::Scope;
use sea_orm::{DatabaseTransaction, DbErr};
use web::{App, Later, PageError};

use super::atlas::Atlas;
use super::load;
use super::stamp::{self, Stamp};

/// A loom of up to so many activities is filled anew when something new stands between others in a list, so that
/// drawn pictures have it in its place at once; with more it stands last in them until the program starts again.
const REFILLED_MAX: usize = 100_000;

/// More changes than these are not read in one go: then everything is read anew, in stretches.
const CHANGES_MAX: usize = 20_000;

/// How often names are read anew before somebody who wants to write is told to try again.
const TRIES: usize = 5;

/// All that is known of a coalition's work, as the database had it at one moment.
pub(crate) struct Woven {
    pub atlas: Arc<Atlas>,
    pub loom: Loom,
    asked: Vec<Asked>,
    /// Each with the day on which it was set.
    needs: Vec<(Day, Need)>,
    stamp: Stamp,
}

impl Woven {
    pub(crate) fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// Whether any need has been set.
    pub(crate) fn is_needed(&self) -> bool {
        !self.needs.is_empty()
    }

    /// The needs as they had been set by that day.
    pub(crate) fn needs(&self, on: Day) -> Vec<Need> {
        self.needs
            .iter()
            .filter(|(set, _)| *set <= on)
            .map(|(_, need)| *need)
            .collect()
    }
}

#[derive(Default)]
struct Slot {
    woven: RwLock<Option<Woven>>,
    /// Held by whoever brings it up to date, so that it is done once.
    turn: tokio::sync::Mutex<()>,
}

/// Looks at a coalition's work as it stands in the database now. The work of looking is done beside the
/// threads that answer requests.
pub(crate) async fn look<T: Send + 'static>(
    app: &App,
    scope: Scope,
    look: impl FnOnce(&Woven) -> T + Send + 'static,
) -> Result<T, PageError> {
    let slot = app.kept_of::<Slot>(scope);
    slot.renewed(app, scope).await?;
    let looked = tokio::task::spawn_blocking(move || {
        let woven = slot.woven.read().unwrap_or_else(PoisonError::into_inner);
        woven.as_ref().map(look)
    });
    let found = looked
        .await
        .map_err(|error| PageError::Output(error.to_string()))?;
    found.ok_or_else(|| PageError::Output("the loom is empty".to_owned()))
}

/// The names and numbers alone.
pub(crate) async fn atlas(app: &App, scope: Scope) -> Result<Arc<Atlas>, PageError> {
    let slot = app.kept_of::<Slot>(scope);
    slot.renewed(app, scope).await?;
    let woven = slot.woven.read().unwrap_or_else(PoisonError::into_inner);
    let found = woven.as_ref().map(|woven| Arc::clone(&woven.atlas));
    found.ok_or_else(|| PageError::Output("the loom is empty".to_owned()))
}

/// Begins to write something that names what the atlas knows. The atlas is as the database has it, and stays so to the
/// end of the transaction: nobody ends, merges or renames any of it meanwhile.
pub(crate) async fn begin(app: &App, scope: Scope) -> Result<(DatabaseTransaction, Arc<Atlas>), PageError> {
    for _ in 0..TRIES {
        let slot = app.kept_of::<Slot>(scope);
        slot.renewed(app, scope).await?;
        let tx = app.begin().await?;
        let names = stamp::hold_names(&tx, scope).await?;
        if let Some((_, atlas)) = slot.held().filter(|(stamp, _)| stamp.names == names) {
            return Ok((tx, atlas));
        }
        // Something was written between reading and beginning: it is read first, beside no transaction.
        tx.rollback().await?;
    }
    Err(PageError::Stale)
}

impl Slot {
    fn renewed<'a>(&'a self, app: &'a App, scope: Scope) -> Later<'a, Result<(), PageError>> {
        Box::pin(self.renew(app, scope))
    }

    async fn renew(&self, app: &App, scope: Scope) -> Result<(), PageError> {
        if self.is_true(&stamp::read(app.db(), scope).await?) {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        // Read again: somebody else may have brought it up to date while this one waited. What is written
        // after this moment is found by the next look.
        let stamp = stamp::read(app.db(), scope).await?;
        let Some((before, atlas)) = self.held() else {
            return self.fill(app, scope, stamp).await;
        };
        if before == stamp {
            return Ok(());
        }
        let same_names = before.names == stamp.names;
        let atlas = if same_names {
            Some(atlas)
        } else {
            Atlas::read(app, scope, &atlas).await?.map(Arc::new)
        };
        let Some(atlas) = atlas.filter(|atlas| atlas.is_in_order() || self.len() > REFILLED_MAX) else {
            return self.fill(app, scope, stamp).await;
        };
        let rows = load::since(app.db(), scope, before.change, CHANGES_MAX).await?;
        // Read after what changed: what is removed in between is not put back.
        let gone = load::gone_since(app.db(), scope, before.change, CHANGES_MAX).await?;
        let (Some(rows), Some(gone)) = (rows, gone) else {
            return self.fill(app, scope, stamp).await;
        };
        let same_ground = same_names && stamp.ground == before.ground;
        let fresh = if same_ground {
            None
        } else {
            Some(ground(app, scope, &atlas).await?)
        };
        let mut woven = self.woven.write().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = woven.as_mut() else { return Ok(()) };
        if !same_names {
            held.loom
                .reframe(atlas.frame()?)
                .map_err(|stray| PageError::Output(stray.to_string()))?;
        }
        load::put(&rows, &atlas, &mut held.loom)?;
        for key in gone {
            held.loom.remove(key);
        }
        if let Some(fresh) = fresh {
            (held.asked, held.needs) = fresh;
        }
        (held.atlas, held.stamp) = (atlas, stamp);
        Ok(())
    }

    /// Reads everything from the beginning.
    async fn fill(&self, app: &App, scope: Scope, stamp: Stamp) -> Result<(), PageError> {
        let atlas = Atlas::read(app, scope, &Atlas::default()).await?;
        let atlas = Arc::new(atlas.ok_or_else(|| PageError::Output("two things share an id".to_owned()))?);
        let mut loom = Loom::new(atlas.frame()?).map_err(|stray| PageError::Output(stray.to_string()))?;
        load::all(app.db(), scope, &atlas, &mut loom).await?;
        let (asked, needs) = ground(app, scope, &atlas).await?;
        let mut woven = self.woven.write().unwrap_or_else(PoisonError::into_inner);
        *woven = Some(Woven { atlas, loom, asked, needs, stamp });
        Ok(())
    }

    fn is_true(&self, stamp: &Stamp) -> bool {
        let woven = self.woven.read().unwrap_or_else(PoisonError::into_inner);
        woven.as_ref().is_some_and(|woven| woven.stamp == *stamp)
    }

    fn len(&self) -> usize {
        let woven = self.woven.read().unwrap_or_else(PoisonError::into_inner);
        woven.as_ref().map_or(0, |woven| woven.loom.len())
    }

    fn held(&self) -> Option<(Stamp, Arc<Atlas>)> {
        let woven = self.woven.read().unwrap_or_else(PoisonError::into_inner);
        woven
            .as_ref()
            .map(|woven| (woven.stamp.clone(), Arc::clone(&woven.atlas)))
    }
}

async fn ground(app: &App, scope: Scope, atlas: &Atlas) -> Result<(Vec<Asked>, Vec<(Day, Need)>), DbErr> {
    Ok((load::asked(app.db(), scope, atlas).await?, load::needs(app.db(), scope, atlas).await?))
}
