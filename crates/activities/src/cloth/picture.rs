//! From a view to its cloth: ids become numbers, the loom is asked, and lines are put in reading order.

use std::sync::Arc;

use chrono::NaiveDate;
use cloth::{Ask, Asked, Cloth, Filter, Finding, Key, Limits, Refusal, Share, Shown, Spot, Threads};
use kernel::Scope;
use web::{App, PageError};

use super::lines::{in_order, without_empty_years};
use super::view::{Axis, View};
use super::wider::Wider;
use crate::activities::{Role, Status};
use crate::loom::{self, Atlas, Woven};
use crate::needs::{is_old, old_before};

/// A view with everything known about it.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub view: View,
    pub atlas: Arc<Atlas>,
    pub cloth: Cloth,
    /// The lines in the order in which people read them, without those nobody needs to see.
    pub rows: Vec<usize>,
    pub cols: Vec<usize>,
    /// What it shows. Their rows and columns are those of `told`.
    pub findings: Vec<Finding>,
    /// How much of each cell was asked about within the year; empty where asking has no meaning.
    lately: Vec<Share>,
    /// The cloth of which the findings speak, where it is not the one shown: places by kinds of work.
    pub told: Option<Cloth>,
    pub wider: Wider,
}

impl Picture {
    pub(crate) fn told(&self) -> &Cloth {
        self.told.as_ref().unwrap_or(&self.cloth)
    }

    /// Whether all of a cell was asked about, but so long ago that it is time to ask again.
    pub(crate) fn is_old(&self, row: usize, col: usize) -> bool {
        let lately = self.lately.get(row * self.cloth.cols.len() + col);
        lately.is_some_and(|lately| is_old(self.cloth.cell(row, col).asked, *lately))
    }

    /// Every cell that is seen, row after row.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &cloth::Cell> {
        self.rows
            .iter()
            .flat_map(|row| self.cols.iter().map(|col| self.cloth.cell(*row, *col)))
    }

    /// Nothing has been recorded at all, as far as this view can tell.
    pub(crate) fn is_bare(&self) -> bool {
        let is_unasked = |cell: &cloth::Cell| cell.asked.part == 0 && cell.need == 0;
        !self.view.is_narrowed()
            && self.cloth.total.activities == 0
            && self.cloth.wider.activities == 0
            && self.cells().all(is_unasked)
    }

    pub(crate) fn row_key(&self, row: usize) -> Key {
        self.cloth.rows[row].key
    }

    pub(crate) fn col_key(&self, col: usize) -> Key {
        self.cloth.cols[col].key
    }
}

/// How much is said about a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub overlap_from: u32,
    /// How many findings; 0 for the cloth alone.
    pub findings: usize,
    /// The deepest level of place that is shown.
    pub level_max: i32,
}

impl Wanted {
    pub(crate) fn of(coalition: &web::Entered, findings: usize) -> Self {
        let overlap_from = u32::try_from(coalition.overlap_from).unwrap_or(4);
        Self { overlap_from, findings, level_max: coalition.place_level_max }
    }
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NoPicture {
    /// The view names something the coalition does not have.
    Unknown,
    /// It would have too many cells.
    TooLarge,
}

/// Weaves a view. Unknown ids in it lead to the page that is not there; a view that is too large comes back as such.
pub(crate) async fn weave(
    app: &App,
    scope: Scope,
    view: View,
    wanted: Wanted,
) -> Result<Result<Picture, NoPicture>, PageError> {
    let woven = loom::look(app, scope, move |woven| picture(woven, view, wanted)).await?;
    match woven {
        Err(NoPicture::Unknown) => Err(PageError::NotFound),
        other => Ok(other),
    }
}

/// The same where a view is too large only by mistake.
pub(crate) async fn weave_whole(
    app: &App,
    scope: Scope,
    view: View,
    wanted: Wanted,
) -> Result<Picture, PageError> {
    weave(app, scope, view, wanted)
        .await?
        .map_err(|_| PageError::TooLarge)
}

/// Who and what stands in some cells, rows or columns of a view.
pub(crate) async fn threads(
    app: &App,
    scope: Scope,
    ask: Ask,
    spots: Vec<Spot>,
) -> Result<Vec<Threads>, PageError> {
    let found = loom::look(app, scope, move |woven| cloth::threads(&woven.loom, &ask, &spots)).await?;
    found.map_err(|refusal| PageError::Output(refusal.to_string()))
}

fn picture(woven: &Woven, view: View, wanted: Wanted) -> Result<Picture, NoPicture> {
    let atlas = Arc::clone(&woven.atlas);
    let view = view.within(&atlas, wanted.level_max);
    let ask = ask(&view, &atlas, wanted.overlap_from).ok_or(NoPicture::Unknown)?;
    let cloth = woven_on(woven, &ask)?;
    let rows = without_empty_years(&cloth.rows, in_order(&cloth.rows, &atlas));
    let cols = without_empty_years(&cloth.cols, in_order(&cloth.cols, &atlas));
    let lately = lately(woven, &view, &ask)?;
    let mut picture = Picture {
        view,
        atlas,
        cloth,
        rows,
        cols,
        findings: Vec::new(),
        lately,
        told: None,
        wider: Wider::default(),
    };
    picture.wider = Wider::of(woven, &picture);
    if wanted.findings > 0 {
        tell(woven, &mut picture, wanted)?;
    }
    Ok(picture)
}

/// A cell of a year tells of that year, however long ago it was.
fn lately(woven: &Woven, view: &View, ask: &Ask) -> Result<Vec<Share>, NoPicture> {
    if view.shows_years() {
        return Ok(Vec::new());
    }
    let since = day(old_before(view.on));
    let asked = woven.asked().iter().filter(|one| one.on >= since);
    let asked: Vec<Asked> = asked.copied().collect();
    cloth::shares(&woven.loom, ask, &asked).map_err(|_| NoPicture::Unknown)
}

/// Finds out what a picture shows, compared with a year before.
fn tell(woven: &Woven, picture: &mut Picture, wanted: Wanted) -> Result<(), NoPicture> {
    let view = told_view(&picture.view);
    if view != picture.view {
        let ask = ask(&view, &picture.atlas, wanted.overlap_from).ok_or(NoPicture::Unknown)?;
        picture.told = Some(woven_on(woven, &ask)?);
    }
    let told = picture.told();
    let earlier = view
        .on
        .checked_sub_months(chrono::Months::new(12))
        .unwrap_or(view.on);
    let before = woven_on(woven, &Ask { on: day(earlier), ..told.ask.clone() })?;
    // Areas that must be covered together have a page of their own; kinds of work are not such a set.
    let limits = Limits { most: wanted.findings, set: Vec::new() };
    let same_shape = Some(&before).filter(|before| before.rows.len() == told.rows.len());
    let findings = cloth::findings(&woven.loom, told, same_shape, &limits);
    picture.findings = findings;
    Ok(())
}

/// The view of which the findings speak: whatever is shown or opened, they tell of whole places and kinds of work.
pub(crate) fn told_view(view: &View) -> View {
    let view = View { by_area: false, opened: Vec::new(), ..view.clone() };
    if (view.rows, view.cols) == (Axis::Place, Axis::Focus) {
        return view;
    }
    View { rows: Axis::Place, cols: Axis::Focus, ..view }
}

fn woven_on(woven: &Woven, ask: &Ask) -> Result<Cloth, NoPicture> {
    let needs = woven.needs(ask.on);
    cloth::weave(&woven.loom, ask, woven.asked(), &needs).map_err(|refusal| match refusal {
        Refusal::TooLarge => NoPicture::TooLarge,
        _ => NoPicture::Unknown,
    })
}

/// The question in the loom's numbers; `None` when an id is unknown.
pub(crate) fn ask(view: &View, atlas: &Atlas, overlap_from: u32) -> Option<Ask> {
    let usual = Filter::default();
    let roles: Vec<cloth::Role> = view.roles.iter().copied().map(Role::into).collect();
    let mut statuses: Vec<cloth::Status> = view.statuses.iter().filter_map(|one| one.on_days()).collect();
    // What was finished since was under way on its days; see `Status::on`.
    if view.statuses.contains(&Status::UnderWay) && !view.shows_years() {
        statuses.push(cloth::Status::Finished);
    }
    let organisations: Option<Vec<u32>> = view
        .organisations
        .iter()
        .map(|id| atlas.organisation(*id))
        .collect();
    let filter = Filter {
        places: atlas.places.numbers(&view.places)?,
        focuses: atlas.focuses.numbers(&view.focuses)?,
        sectors: atlas.sectors.numbers(&view.sectors)?,
        populations: atlas.populations.numbers(&view.populations)?,
        organisations: organisations?,
        roles: if roles.is_empty() { usual.roles } else { roles },
        statuses: if statuses.is_empty() {
            usual.statuses
        } else {
            statuses
        },
    };
    let known = |id: &uuid::Uuid| atlas.places.number(*id).is_some() || atlas.focuses.number(*id).is_some();
    if !view.opened.iter().all(known) {
        return None;
    }
    Some(Ask {
        rows: axis(view.rows, view, atlas),
        cols: axis(view.cols, view, atlas),
        on: day(view.on),
        filter,
        // In a year one may have come after another, so that standing in it together says nothing.
        overlap_from: if view.shows_years() {
            u32::MAX
        } else {
            overlap_from
        },
    })
}

pub(crate) fn day(day: NaiveDate) -> cloth::Day {
    day.to_epoch_days()
}

fn axis(axis: Axis, view: &View, atlas: &Atlas) -> cloth::Axis {
    match axis {
        Axis::Place => cloth::Axis::Places(Shown {
            level: view.level.unwrap_or_else(|| usual_level(atlas)),
            opened: view
                .opened
                .iter()
                .filter_map(|id| atlas.places.number(*id))
                .collect(),
        }),
        Axis::Focus => cloth::Axis::Focuses(Shown {
            level: u8::from(!view.by_area),
            opened: view
                .opened
                .iter()
                .filter_map(|id| atlas.focuses.number(*id))
                .collect(),
        }),
        Axis::Sector => cloth::Axis::Sectors,
        Axis::Population => cloth::Axis::Populations,
        Axis::Organisation => cloth::Axis::Organisations,
        Axis::Year => cloth::Axis::Years { first: view.years.0, last: view.years.1 },
    }
}

/// Provinces, unless the coalition has countries only, or one province only.
pub(crate) fn usual_level(atlas: &Atlas) -> u8 {
    let at = |level: i32| {
        atlas
            .tree
            .places()
            .iter()
            .filter(|place| place.level == level && !place.is_ended())
            .count()
    };
    if at(1) == 0 {
        0
    } else if at(1) == 1 && at(2) > 1 {
        2
    } else {
        1
    }
}
