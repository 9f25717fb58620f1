//! A list of places with outlines, brought to a page, taken in, and undone.

use axum::http::StatusCode;
use testkit::Site;

use super::importing::{has, settle, take_in};
use super::leaving::{Town, at, town};
use super::people::hidden;
use super::undoing::undo;

pub async fn places_are_brought_drawn_and_undone(site: &Site) {
    let Town { amina, .. } = town(site).await;
    amina.get(&at("/places")).await.says("/imports/new?kind=places");
    let square = "[[[99.8,20.4],[100.0,20.4],[100.0,20.6],[99.8,20.4]]]";
    let file = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\
         \"properties\":{{\"ADM2_EN\":\"Mae Sai\",\"ADM2_TH\":\"แม่สาย\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{square}}}}}]}}"
    );
    let once = hidden(&amina, &at("/imports/new"), "once").await;
    let bring = async |kind: &str| {
        let fields = [("once", once.as_str()), ("kind", kind)];
        amina
            .bring(&at("/imports/new"), &fields, ("sai.geojson", file.as_bytes()))
            .await
    };
    let nothing = amina
        .post(&at("/imports/new"), &[("once", &once), ("kind", "colours"), ("cells", "a\tb\n1\t2")])
        .await;
    nothing.expect(StatusCode::UNPROCESSABLE_ENTITY).says("a\tb");
    // Said to be something else, it need not be brought again.
    let columns = bring("organisations")
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    amina.get(&columns).await.says("This looks like a list of places");
    let version = hidden(&amina, &columns, "version").await;
    amina
        .post(&columns, &[("version", &version), ("then", "places")])
        .await
        .expect(StatusCode::SEE_OTHER);
    amina.get(&columns).await.says_not("This looks like");
    let shown = amina.get(&columns).await.expect(StatusCode::OK).text();
    has(&shown, &["All of them lie inside", "Mae Sai", "แม่สาย"]);
    // Nothing says where it lies.
    let preview = settle(&amina, &columns, &[]).await;
    amina
        .get(&preview)
        .await
        .says("inside which place Mae Sai lies")
        .says("No row can be taken in")
        .says_not("/taking");
    let rai = shown
        .split("Chiang Rai</option>")
        .next()
        .unwrap()
        .rsplit("value=\"")
        .next()
        .unwrap();
    let rai = rai.split('"').next().unwrap();
    let preview = settle(&amina, &columns, &[("inside", rai)]).await;
    let taken = take_in(&amina, &preview).await;
    has(&taken, &["1 new", "Look at the places"]);
    amina.get(&at("/places")).await.says("Mae Sai").says("แม่สาย");
    amina.get(&at("/imports")).await.says("Places</td>");
    amina
        .get(&format!("{preview}/undoing"))
        .await
        .says("One place that was added for it goes: Mae Sai");
    undo(&amina, &preview, false).await.expect(StatusCode::SEE_OTHER);
    amina.get(&at("/places")).await.says_not("Mae Sai");
}
