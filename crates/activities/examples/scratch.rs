//! Scratch.
#![allow(clippy::all, clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, clippy::allow_attributes, clippy::allow_attributes_without_reason, reason="scratch")]
use activities::*;
use kernel::{Clock, Ids, OrganisationId, PersonId, Role as Seat, ServerRole};
use web::events::Doer;
use web::{App, Database, texts::Texts};
use sea_orm_migration::SchemaManager;
use std::time::Instant;

struct Dice(u64);
impl Dice { fn roll(&mut self, n: usize) -> usize { self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); ((self.0 >> 33) as usize) % n } }

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let serve = args[1] == "serve";
    let count: usize = args[2].parse().unwrap();
    let folder = std::path::PathBuf::from(&args[3]);
    let fresh = !folder.join("weft.db").exists();
    let db = Database::open_file(&folder).await.unwrap();
    let site = web::Site { address: "http://localhost:9911".into(), is_demo: true, leave_to: "https://example.org/".into() };
    let app = App::new(db, if serve { Clock::default() } else { Clock::default() }, Ids::default(), Texts::new(&[web::texts::TEXTS, people::TEXTS, coalitions::TEXTS, places::TEXTS, organisations::TEXTS, TEXTS]), site);
    if fresh {
        let schema = SchemaManager::new(app.database().write());
        let mut m = web::migrations::all(); m.extend(people::migrations::all()); m.extend(coalitions::migrations::all()); m.extend(places::migrations::all()); m.extend(organisations::migrations::all()); m.extend(activities::migrations::all());
        for one in &m { one.up(&schema).await.unwrap(); }
        fill(&app, count).await;
    }
    let coalition = coalitions::find_by_slug(app.db(), "three-rivers").await.unwrap().unwrap();
    let scope = kernel::Scope::entered(coalition.id);
    let gaps = Gaps { rows: Axis::Place, cols: Axis::Focus, level: None, by_area: false, on: None, overlap_from: 4 };
    for round in 0..4 { let t = Instant::now(); let s = gaps_sheet(&app, scope, &gaps).await.unwrap(); println!("view {round}: {:?} rows {}", t.elapsed(), s.rows.len()); }
    {
        let t = Instant::now();
        let s = activities_sheet(&app, scope, &Filter { on: None, ..Filter::default() }).await;
        println!("sheet: {:?} {}", t.elapsed(), s.map(|s| s.rows.len()).unwrap_or(0));
    }
    // one edit
    let focuses = organisations::focuses(app.db(), scope).await.unwrap();
    let tree = places::tree(app.db(), scope).await.unwrap();
    let orgs = organisations::briefs(app.db(), scope).await.unwrap();
    let doer = Doer::program(&app, scope);
    let draft = Draft { organisations: vec![(orgs[0].id, Role::Runs)], focus_id: focuses[3].id, place_id: tree.places()[1].id, population_id: None, from_on: "2026-01-01".parse().unwrap(), to_on: None, status: Status::UnderWay, title: None, reach: None, note: None, confirmed_on: None };
    let t = Instant::now();
    let tx = app.begin().await.unwrap();
    add_many(&tx, scope, app.ids(), vec![Brought { doer, plan: Plan::new(draft).unwrap(), later: vec![] }]).await.unwrap();
    tx.commit().await.unwrap();
    println!("edit: {:?}", t.elapsed());
    for round in 0..2 { let t = Instant::now(); gaps_sheet(&app, scope, &gaps).await.unwrap(); println!("after edit {round}: {:?}", t.elapsed()); }
    println!("{}", std::fs::read_to_string("/proc/self/status").unwrap().lines().find(|l| l.starts_with("VmRSS")).unwrap());
    if !serve { return; }
    let person = people::find_called(app.db(), "Amina").await.unwrap().remove(0);
    let tx = app.begin().await.unwrap();
    for _ in 0..6 { println!("Sign in: http://localhost:9911{}", people::link(&tx, person.id, "/c/three-rivers/maps", app.now()).await.unwrap()); }
    tx.commit().await.unwrap();
    use axum::middleware::from_fn_with_state;
    let pages = people::pages().and(places::pages()).and(organisations::pages()).and(activities::pages());
    let router = pages.into_router()
        .layer(from_fn_with_state(app.clone(), web::shell))
        .layer(from_fn_with_state(app.clone(), organisations::doors))
        .layer(from_fn_with_state(app.clone(), coalitions::doors))
        .layer(from_fn_with_state(app.clone(), people::doors))
        .route("/assets/{name}", axum::routing::get(web::assets::serve))
        .layer(from_fn_with_state(app.clone(), web::outermost))
        .with_state(app.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:9911").await.unwrap();
    println!("serving");
    axum::serve(listener, router).await.unwrap();
}

async fn fill(app: &App, count: usize) {
    let person = PersonId(app.ids().next());
    let tx = app.begin().await.unwrap();
    people::add_person(&tx, &people::Person { id: person, called: "Amina".into(), language: None, server_role: Some(ServerRole::Founder) }, app.now()).await.unwrap();
    let (scope, _) = coalitions::add(&tx, app, &coalitions::Start::new("Three Rivers Coalition", "We.", Some("three-rivers")).unwrap()).await.unwrap();
    coalitions::add_seat(&tx, app, scope, person, Seat::Coordinator).await.unwrap();
    let doer = Doer::program(app, scope);
    organisations::settle_lists(&tx, &doer, app.ids()).await.unwrap();
    settle_lists(&tx, &doer, app.ids()).await.unwrap();
    places::choose(&tx, &doer, app.ids(), &["TH-50", "TH-51", "TH-52", "TH-54", "TH-55", "TH-56", "TH-57", "TH-58", "LA-BK"]).await.unwrap();
    let tree = places::tree(&tx, scope).await.unwrap();
    let mut new = vec![];
    for p in tree.places().iter().filter(|p| p.level == 1) { for i in 1..=4 { new.push(places::NewPlace::inside(&tree, p.id, 2, &places::Draft { name: format!("{} district {i}", p.name), kind: "district".into(), ..Default::default() }).unwrap()); } }
    places::add_many(&tx, &doer, app.ids(), new).await.unwrap();
    let sectors = organisations::sectors(&tx, scope).await.unwrap();
    let mut dice = Dice(3);
    let orgs: usize = if count > 10_000 { 1000 } else { 60 };
    let words = ["Open", "River", "Morning", "Safe", "Two", "Harbour", "Hill", "Lamp", "Bridge", "Seed"]; let nouns = ["Door", "House", "Desk", "Temple", "Clinic", "School", "Network", "Fund", "Union", "Road"];
    let newcomers: Vec<_> = (0..orgs).map(|n| organisations::Newcomer { id: OrganisationId(app.ids().next()), doer: doer.clone(), draft: organisations::Draft { name: format!("{} {} {n}", words[n % 10], nouns[(n / 10) % 10]), sectors: vec![sectors[dice.roll(sectors.len())].id], ..Default::default() }, contacts: vec![] }).collect();
    let ids: Vec<_> = newcomers.iter().map(|n| n.id).collect();
    organisations::add_many(&tx, newcomers).await.map_err(|e| e.to_string()).unwrap();
    tx.commit().await.unwrap();
    let tree = places::tree(app.db(), scope).await.unwrap();
    let all = organisations::focuses(app.db(), scope).await.unwrap();
    let kinds: Vec<_> = all.iter().filter(|f| f.parent_id.is_some()).collect();
    let pops = populations(app.db(), scope).await.unwrap();
    let provinces: Vec<_> = tree.places().iter().filter(|p| p.level == 1).collect();
    let districts: Vec<_> = tree.places().iter().filter(|p| p.level >= 1).collect();
    let mut left = count;
    let day = |d: &str| d.parse::<chrono::NaiveDate>().unwrap();
    while left > 0 {
        let n = left.min(20_000); left -= n;
        let brought: Vec<_> = (0..n).map(|_| {
            let kind = loop { let k = dice.roll(kinds.len()); if dice.roll(34) >= k { break kinds[k] } };
            let place = loop { let p = districts[dice.roll(districts.len())]; if count > 10_000 || dice.roll(8) >= tree.position(p.id).unwrap() % 9 { break p } };
            let mut organisations = vec![(ids[dice.roll(ids.len())], Role::Runs)];
            if dice.roll(4) == 0 { organisations.push((ids[dice.roll(ids.len())], [Role::Supports, Role::Pays][dice.roll(2)])); }
            let draft = Draft { organisations, focus_id: kind.id, place_id: place.id, population_id: (dice.roll(2) == 0).then(|| pops[dice.roll(pops.len())].id), from_on: day(["2024-05-01", "2025-03-01", "2026-02-01"][dice.roll(3)]), to_on: [None, None, Some(day("2027-01-01")), Some(day("2026-06-01"))][dice.roll(4)], status: [Status::UnderWay, Status::UnderWay, Status::UnderWay, Status::Planned, Status::Paused][dice.roll(5)], title: None, reach: Some(dice.roll(500) as i32), note: None, confirmed_on: Some(day(["2026-10-01", "2025-01-01"][dice.roll(2)])) };
            Brought { doer: doer.clone(), plan: Plan::new(draft).unwrap(), later: vec![] }
        }).collect();
        let t = Instant::now();
        let tx = app.begin().await.unwrap();
        add_many(&tx, scope, app.ids(), brought).await.unwrap();
        tx.commit().await.unwrap();
        println!("added {n} in {:?}", t.elapsed());
    }
    let tx = app.begin().await.unwrap();
    let mut needs = vec![]; let mut asked = vec![];
    let today = app.today();
    for p in &provinces { for k in &kinds {
        if dice.roll(3) == 0 { needs.push((doer.clone(), NeedPlan::new(p.id, k.id, dice.roll(3) as i32 + 1, "The groundwork survey says so.", day("2026-02-01")).unwrap())); }
        if dice.roll(3) > 0 { asked.push((doer.clone(), AskedPlan::new(p.id, k.id, day("2026-03-01"), "At the March meeting", today).unwrap())); }
    } }
    add_needs_many(&tx, scope, app.ids(), needs).await.unwrap();
    add_asked_many(&tx, scope, app.ids(), asked).await.unwrap();
    tx.commit().await.unwrap();
}
