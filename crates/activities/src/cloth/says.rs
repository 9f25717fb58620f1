//! What a picture shows, in sentences, each with one next step.

use cloth::{Cloth, Key, Kind};
use web::{Finding, Frame, Tone};

use super::picture::Picture;
use super::words;
use crate::loom::Atlas;

/// The findings of a picture in words.
pub(crate) fn findings(frame: &Frame, picture: &Picture) -> Vec<Finding> {
    let teller = Teller { frame, picture, atlas: &picture.atlas, cloth: picture.told() };
    picture
        .findings
        .iter()
        .map(|finding| teller.finding(finding))
        .collect()
}

pub(super) struct Teller<'a> {
    pub frame: &'a Frame,
    pub picture: &'a Picture,
    pub atlas: &'a Atlas,
    pub cloth: &'a Cloth,
}

/// A title, a text, what to do next and where.
struct Said {
    title: String,
    text: String,
    step: &'static str,
    href: String,
}

impl Teller<'_> {
    fn finding(&self, finding: &cloth::Finding) -> Finding {
        let said = match finding.kind {
            Kind::MissingInPlaces => self.missing(finding),
            Kind::PlaceLacks => self.lacks(finding),
            Kind::SetBroken => self.set_broken(finding),
            Kind::Stopped => self.stopped(finding),
            Kind::HiddenGap => self.hidden(finding),
            Kind::AskFirst => self.ask_first(finding),
            Kind::Overlap => self.overlap(finding),
            Kind::OneOrganisation => self.one_organisation(finding),
            Kind::UnknownColumn => self.unknown_column(finding),
            Kind::UnknownRow => self.unknown_row(finding),
            Kind::Begun => self.begun(finding),
            Kind::Everywhere => self.everywhere(finding),
        };
        let tone = match finding.tone {
            cloth::Tone::Gap => Tone::Gap,
            cloth::Tone::Watch => Tone::Watch,
            cloth::Tone::Good => Tone::Good,
        };
        Finding {
            tone,
            title: said.title,
            text: said.text,
            step: self.frame.t(said.step),
            href: said.href,
        }
    }

    fn missing(&self, finding: &cloth::Finding) -> Said {
        let (rows, col) = (self.rows(finding), self.col(finding));
        let need = words::need(self.frame, finding.need);
        Said {
            title: self.frame.t3(
                "finding-missing",
                "what",
                col,
                "count",
                finding.count,
                "where",
                self.first_row(finding),
            ),
            text: self.frame.t2("finding-missing-text", "where", rows, "need", need),
            step: "finding-step-cell",
            href: self.cell(finding),
        }
    }

    fn lacks(&self, finding: &cloth::Finding) -> Said {
        let row = self.first_row(finding);
        let need = words::need(self.frame, finding.need);
        Said {
            title: self
                .frame
                .t2("finding-lacks", "where", row, "count", finding.count),
            text: self
                .frame
                .t2("finding-lacks-text", "what", self.cols(finding), "need", need),
            step: "finding-step-row",
            href: self.row_address(finding),
        }
    }

    fn set_broken(&self, finding: &cloth::Finding) -> Said {
        Said {
            title: self
                .frame
                .t2("finding-set", "what", self.col(finding), "count", finding.count),
            text: self.frame.t1("finding-set-text", "where", self.rows(finding)),
            step: "finding-step-together",
            href: self.frame.at("/maps/together"),
        }
    }

    fn stopped(&self, finding: &cloth::Finding) -> Said {
        let who = self.organisations(finding);
        Said {
            title: self.frame.t3(
                "finding-stopped",
                "what",
                self.col(finding),
                "count",
                finding.count,
                "where",
                self.first_row(finding),
            ),
            text: self
                .frame
                .t2("finding-stopped-text", "where", self.rows(finding), "who", who),
            step: "finding-step-cell",
            href: self.cell(finding),
        }
    }

    fn hidden(&self, finding: &cloth::Finding) -> Said {
        Said {
            title: self.frame.t3(
                "finding-hidden",
                "what",
                self.col(finding),
                "where",
                self.first_row(finding),
                "count",
                finding.count,
            ),
            text: self
                .frame
                .t1("finding-hidden-text", "need", words::need(self.frame, finding.need)),
            step: "finding-step-open",
            href: self.opened(finding),
        }
    }

    fn ask_first(&self, finding: &cloth::Finding) -> Said {
        let (step, href) = self.asking(finding);
        Said {
            title: self
                .frame
                .t2("finding-ask", "what", self.col(finding), "count", finding.count),
            text: self.frame.t2(
                "finding-ask-text",
                "where",
                self.rows(finding),
                "need",
                words::need(self.frame, finding.need),
            ),
            step,
            href,
        }
    }

    fn overlap(&self, finding: &cloth::Finding) -> Said {
        let people = match finding.population {
            Some(number) => words::name(self.frame, self.atlas, Key::Population(Some(number))),
            None => self.frame.t("activities-everyone"),
        };
        Said {
            title: self.frame.t3(
                "finding-overlap",
                "count",
                finding.count,
                "what",
                self.col(finding),
                "where",
                self.first_row(finding),
            ),
            text: self
                .frame
                .t2("finding-overlap-text", "who", self.organisations(finding), "people", people),
            step: "finding-step-cell",
            href: self.cell(finding),
        }
    }

    fn one_organisation(&self, finding: &cloth::Finding) -> Said {
        let href = match finding.organisations.first() {
            Some(number) => self
                .frame
                .at(&format!("/organisations/{}", self.atlas.organisations.id(*number))),
            None => self.row_address(finding),
        };
        Said {
            title: self.frame.t2(
                "finding-one",
                "where",
                self.first_row(finding),
                "who",
                self.organisations(finding),
            ),
            text: self.frame.t1("finding-one-text", "count", finding.count),
            step: "finding-step-organisation",
            href,
        }
    }

    fn unknown_column(&self, finding: &cloth::Finding) -> Said {
        let (step, href) = self.asking(finding);
        Said {
            title: self.frame.t1("finding-unknown-column", "what", self.col(finding)),
            text: self
                .frame
                .t2("finding-unknown-text", "count", finding.count, "of", finding.of),
            step,
            href,
        }
    }

    fn unknown_row(&self, finding: &cloth::Finding) -> Said {
        let (step, href) = self.asking(finding);
        Said {
            title: self
                .frame
                .t1("finding-unknown-row", "where", self.first_row(finding)),
            text: self
                .frame
                .t2("finding-unknown-row-text", "count", finding.count, "of", finding.of),
            step,
            href,
        }
    }

    fn begun(&self, finding: &cloth::Finding) -> Said {
        Said {
            title: self.frame.t2(
                "finding-begun",
                "what",
                self.col(finding),
                "where",
                self.first_row(finding),
            ),
            text: self
                .frame
                .t1("finding-begun-text", "who", self.organisations(finding)),
            step: "finding-step-cell",
            href: self.cell(finding),
        }
    }

    fn everywhere(&self, finding: &cloth::Finding) -> Said {
        let text = match finding.before {
            Some(before) if before < finding.of => {
                self.frame
                    .t2("finding-everywhere-text", "before", before, "of", finding.of)
            }
            _ => String::new(),
        };
        Said {
            title: self.frame.t1("finding-everywhere", "what", self.col(finding)),
            text,
            step: "finding-step-map",
            href: self.on_map(finding),
        }
    }
}
