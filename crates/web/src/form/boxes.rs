//! A list of boxes as it is drawn: under its headings, and what lies inside something folded away below it.

use super::field::{Field, Options};

/// One box, with its id on the page.
pub struct Tick<'a> {
    pub id: String,
    pub option: &'a Options,
}

/// A box, and the boxes for what lies inside it.
pub struct Branch<'a> {
    pub outer: Tick<'a>,
    pub inner: Vec<Tick<'a>>,
    /// Something inside is ticked, so it is not folded away.
    pub is_open: bool,
}

impl Field {
    /// The boxes in order, cut where the heading changes. The first one carries the field's own id, so that the
    /// summary of mistakes can lead there.
    pub fn boxes(&self) -> Vec<(Option<&str>, Vec<Branch<'_>>)> {
        let mut groups: Vec<(Option<&str>, Vec<Branch<'_>>)> = Vec::new();
        for (at, option) in self.options().iter().enumerate() {
            let id = match at {
                0 => format!("f-{}", self.name),
                _ => format!("f-{}-{at}", self.name),
            };
            let tick = Tick { id, option };
            if groups
                .last()
                .is_none_or(|(heading, _)| *heading != option.group.as_deref())
            {
                groups.push((option.group.as_deref(), Vec::new()));
            }
            let Some((_, branches)) = groups.last_mut() else {
                continue;
            };
            match branches.last_mut() {
                Some(branch) if option.depth > branch.outer.option.depth => {
                    branch.is_open |= self.has(&option.value);
                    branch.inner.push(tick);
                }
                _ => branches.push(Branch { outer: tick, inner: Vec::new(), is_open: false }),
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Field, Kind, Options};

    #[test]
    fn what_lies_inside_is_folded_away_until_it_is_ticked() {
        let place = |name: &str, depth| Options::new(name, format!("Somewhere › {name}")).inside(depth, name);
        let options = vec![
            place("North", 0),
            place("River", 1),
            place("Bend", 2),
            place("South", 0),
            place("Hill", 1),
            Options::new("far", "Far").in_group("Elsewhere"),
        ];
        let field = Field::new("place", "Places", Kind::Ticks(options)).values(vec!["Bend".to_owned()]);
        let groups = field.boxes();
        let told = |group: usize, branch: usize| {
            let branch = &groups[group].1[branch];
            let inner: Vec<&str> = branch.inner.iter().map(|one| one.option.shown()).collect();
            format!("{}: {} {}", branch.outer.option.shown(), inner.join(", "), branch.is_open)
        };
        assert_eq!(told(0, 0), "North: River, Bend true");
        assert_eq!(told(0, 1), "South: Hill false");
        assert_eq!(told(1, 0), "Far:  false");
        assert_eq!(groups[1].0, Some("Elsewhere"));
        assert_eq!(groups[0].1[0].outer.id, "f-place");
    }
}
