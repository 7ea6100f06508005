//! `lyceum init`: a portal to start from.

use lyceum::scaffold;

use super::Stop;
use super::args::Init;
use super::check::today;
use super::output::Output;

pub(super) fn run(verb: &Init, output: &Output) -> Result<(), Stop> {
    let started = scaffold::init(&verb.dir, today(verb.today)?)?;
    for path in &started.written {
        output.out(&format!("{}\n", verb.dir.join(path).display()));
    }
    for path in &started.kept {
        output.say(&format!("{} was there and is as it was", verb.dir.join(path).display()));
    }
    output.say(&format!("next: lyceum serve {}", verb.dir.display()));
    Ok(())
}
