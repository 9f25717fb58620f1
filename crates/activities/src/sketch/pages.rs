//! The page on which squares are arranged: a picture of the grid, and the row and column of each place.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use kernel::{Change, Permission};
use places::{Arranged, GRID_MAX, Place, PlaceId, Sketch, Square, Tree};
use sea_orm::ConnectionTrait;
use web::{
    Crumb, Door, Form, Frame, Options, PageError, Pages, Query, Visit, conflict, page, redirect, refused,
};

use super::grid::squares;
use super::typed::{Refusal, Typed, read};

/// More squares than these nobody arranges by hand.
const SQUARES_MAX: usize = 300;

pub fn pages() -> Pages {
    const KEEP: Door = Door::Holding(Permission::Administer);
    Pages::default()
        .get("/c/{coalition}/maps/sketch", KEEP, show)
        .post("/c/{coalition}/maps/sketch", KEEP, save)
}

#[derive(Template)]
#[template(path = "sketch/show.html")]
struct Show<'a> {
    frame: &'a Frame,
    crumb: Crumb,
    level: i32,
    levels: Vec<Options>,
    version: i32,
    lines: Vec<Line>,
    /// The squares as they stand, with room around them: for each row, who stands in each column.
    rows: Vec<Vec<Option<(String, String)>>>,
    /// Why nothing was saved.
    mistake: Option<String>,
    is_late: bool,
    /// How many of these places have outlines.
    outlined: usize,
    is_too_many: bool,
}

/// One place with its square.
struct Line {
    id: String,
    name: String,
    row: String,
    column: String,
    is_wrong: bool,
    /// Where somebody else has put it meanwhile.
    theirs: Option<String>,
}

/// The places of a level, with their squares.
struct Ground {
    tree: Arc<Tree>,
    level: i32,
    ids: Vec<PlaceId>,
    sketch: Sketch,
}

impl Ground {
    async fn read(db: &impl ConnectionTrait, visit: &Visit, level: &str) -> Result<Self, PageError> {
        let tree = places::kept_tree(&visit.app, visit.scope).await?;
        let deepest = tree.deepest_level();
        let level = level.parse().unwrap_or(deepest).clamp(0, deepest);
        let is_there = |place: &&Place| place.level == level && !place.is_ended();
        let ids = tree
            .places()
            .iter()
            .filter(is_there)
            .map(|place| place.id)
            .collect();
        let sketch = places::sketch(db, visit.scope, level).await?;
        Ok(Self { tree, level, ids, sketch })
    }

    fn squares(&self) -> BTreeMap<PlaceId, Square> {
        let squares = squares(&self.tree, &self.ids, &self.sketch);
        self.ids.iter().copied().zip(squares).collect()
    }

    fn name(&self, id: PlaceId) -> String {
        self.tree
            .get(id)
            .map(|place| place.name.clone())
            .unwrap_or_default()
    }

    /// One row and one column stay free before all squares, so that something can be moved there.
    fn typed(&self) -> Vec<Typed> {
        let squares = self.squares();
        let is_full = squares
            .values()
            .any(|square| square.row.max(square.column) >= GRID_MAX);
        let free = u32::from(!is_full);
        let typed = squares.into_iter().map(|(id, square)| Typed {
            id,
            row: (square.row + free).to_string(),
            column: (square.column + free).to_string(),
        });
        typed.collect()
    }

    /// What was typed for each place; as it stands where nothing was.
    fn sent(&self, sent: &Form) -> Vec<Typed> {
        let mut typed = self.typed();
        for one in &mut typed {
            let given = |what: &str| {
                sent.pairs()
                    .iter()
                    .find(|(name, _)| *name == format!("{what}-{}", one.id.0))
            };
            let (row, column) = (given("row").cloned(), given("column").cloned());
            if let Some(((_, row), (_, column))) = row.zip(column) {
                (one.row, one.column) = (row, column);
            }
        }
        typed
    }
}

fn at(frame: &Frame, square: Square) -> String {
    frame.t2("sketch-at", "row", square.row, "column", square.column)
}

async fn view<'a>(visit: &'a Visit, ground: &Ground, typed: &[Typed]) -> Result<Show<'a>, PageError> {
    let frame = &visit.frame;
    let outlines = places::outlines(visit.app.db(), visit.scope, &ground.ids).await?;
    let by_id: BTreeMap<PlaceId, &Typed> = typed.iter().map(|one| (one.id, one)).collect();
    let line = |id: &PlaceId| {
        let typed = by_id.get(id)?;
        Some(Line {
            id: id.0.to_string(),
            name: ground.tree.label(*id),
            row: typed.row.clone(),
            column: typed.column.clone(),
            is_wrong: false,
            theirs: None,
        })
    };
    let level = |level: i32| {
        let label = frame.t(&format!("places-level-{}", level.clamp(0, 3)));
        Options::new(level.to_string(), label)
    };
    Ok(Show {
        frame,
        crumb: frame.crumb("maps-tab-area", "/maps/area"),
        level: ground.level,
        levels: (0..=ground.tree.deepest_level()).map(level).collect(),
        version: ground.sketch.version,
        lines: ground.ids.iter().filter_map(line).collect(),
        rows: rows(ground, typed),
        mistake: None,
        is_late: false,
        outlined: outlines.len(),
        is_too_many: ground.ids.len() > SQUARES_MAX,
    })
}

/// The grid with the squares that stand on it, and a free row and column after the last.
fn rows(ground: &Ground, typed: &[Typed]) -> Vec<Vec<Option<(String, String)>>> {
    let squares = typed.iter().filter_map(|one| {
        let (row, column): (usize, usize) = (one.row.trim().parse().ok()?, one.column.trim().parse().ok()?);
        Some(((row, column), (one.id.0.to_string(), ground.name(one.id))))
    });
    let mut squares: BTreeMap<(usize, usize), (String, String)> = squares.collect();
    let most = GRID_MAX as usize;
    let high = squares
        .keys()
        .map(|(row, _)| row + 1)
        .max()
        .unwrap_or(1)
        .min(most);
    let wide = squares
        .keys()
        .map(|(_, column)| column + 1)
        .max()
        .unwrap_or(1)
        .min(most);
    (1..=high)
        .map(|row| (1..=wide).map(|column| squares.remove(&(row, column))).collect())
        .collect()
}

async fn show(visit: Visit, query: Query) -> Result<Response, PageError> {
    let ground = Ground::read(visit.app.db(), &visit, query.get("level")).await?;
    page(&view(&visit, &ground, &ground.typed()).await?)
}

async fn save(visit: Visit, sent: Form) -> Result<Response, PageError> {
    let frame = &visit.frame;
    let tx = visit.app.begin().await?;
    visit.app.hold(&tx, visit.scope, "place-sketch").await?;
    let ground = Ground::read(&tx, &visit, sent.get("level")).await?;
    let typed = ground.sent(&sent);
    let arranged = match read(&typed) {
        Ok(arranged) => arranged,
        Err(refusal) => {
            tx.rollback().await?;
            return refused(&refuse(&visit, &ground, &typed, refusal).await?);
        }
    };
    if sent.get("version") != ground.sketch.version.to_string() {
        tx.rollback().await?;
        return conflict(&late(&visit, &ground, &typed).await?);
    }
    let moved = moved(frame, &ground, &arranged);
    if !moved.is_empty() {
        let seen = (ground.level, ground.sketch.version);
        places::arrange(&tx, &visit.doer(), seen, &arranged, moved).await?;
        tx.commit().await?;
    }
    let here = frame.at(&format!("/maps/sketch?level={}", ground.level));
    Ok(redirect(&here, Some("notice-saved")))
}

/// The places that stand elsewhere than before, each with what its history says.
fn moved(frame: &Frame, ground: &Ground, arranged: &Arranged) -> Vec<(PlaceId, String, Change)> {
    let before = ground.squares();
    let moved = arranged.squares().iter().filter_map(|(id, square)| {
        let before = before
            .get(id)
            .map(|square| at(frame, *square))
            .unwrap_or_default();
        let change = Change::of("places-square", &before, &at(frame, *square))?;
        Some((*id, ground.name(*id), change))
    });
    moved.collect()
}

async fn refuse<'a>(
    visit: &'a Visit,
    ground: &Ground,
    typed: &[Typed],
    refusal: Refusal,
) -> Result<Show<'a>, PageError> {
    let frame = &visit.frame;
    let (wrong, sentence) = match refusal {
        Refusal::OffGrid(id) => {
            let name = ground.name(id);
            (vec![id], frame.t2("sketch-refused-off", "name", name, "most", GRID_MAX))
        }
        Refusal::Taken(clash, square) => {
            let both = frame.list(&[ground.name(clash.one), ground.name(clash.other)]);
            let sentence = frame.t2("sketch-refused-taken", "names", both, "at", at(frame, square));
            (vec![clash.one, clash.other], sentence)
        }
    };
    let mut show = view(visit, ground, typed).await?;
    for line in &mut show.lines {
        line.is_wrong = wrong.iter().any(|id| id.0.to_string() == line.id);
    }
    show.mistake = Some(sentence);
    Ok(show)
}

/// What was typed, with where somebody else has put the same places meanwhile.
async fn late<'a>(visit: &'a Visit, ground: &Ground, typed: &[Typed]) -> Result<Show<'a>, PageError> {
    let mut show = view(visit, ground, typed).await?;
    let now = ground.typed();
    for line in &mut show.lines {
        let theirs = now.iter().find(|one| one.id.0.to_string() == line.id);
        line.theirs = theirs
            .filter(|one| (&one.row, &one.column) != (&line.row, &line.column))
            .map(|one| {
                visit
                    .frame
                    .t2("sketch-at", "row", &one.row, "column", &one.column)
            });
    }
    show.is_late = true;
    Ok(show)
}
