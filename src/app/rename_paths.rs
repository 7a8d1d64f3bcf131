//! Renames the paths of numbers wherever a study refers to them.

use crate::study::{Override, Study, Variable};

/// Gives each path in overrides, drivers and groups its new name; what refers to a path without one is dropped.
pub(super) fn rename_paths(study: &mut Study, renamed: &dyn Fn(&str) -> Option<String>) {
    let paths = |list: &[String]| list.iter().filter_map(|path| renamed(path)).collect::<Vec<_>>();
    let changes = |list: &[Override]| {
        let renamed = |change: &Override| Some(Override { target: renamed(&change.target)?, ..change.clone() });
        list.iter().filter_map(renamed).collect::<Vec<_>>()
    };
    for scenario in &mut study.scenarios {
        let overrides = changes(&scenario.overrides);
        if overrides != scenario.overrides {
            scenario.make_mut().overrides = overrides;
        }
    }
    for variable in &mut study.variables {
        let mut next = Variable::clone(variable);
        for hypothesis in &mut next.hypotheses {
            hypothesis.overrides = changes(&hypothesis.overrides);
            hypothesis.drivers.iter_mut().for_each(|driver| driver.targets = paths(&driver.targets));
        }
        if next != **variable {
            *variable.make_mut() = next;
        }
    }
    for group in &mut study.correlations {
        let (members, opposite) = (paths(&group.members), paths(&group.opposite));
        if members != group.members || opposite != group.opposite {
            let group = group.make_mut();
            (group.members, group.opposite) = (members, opposite);
        }
    }
}
