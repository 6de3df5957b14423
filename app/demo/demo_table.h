#pragma once

#include <vector>

#include "app/demo/demo_people.h"
#include "app/run/batch_run.h"

namespace uketsuke::app {

/// Tables of the demo, on standard output.
/// One line a side, then the sums: sheets, read, accepted, asked, refused, seconds.
void print_batch(Session& session, const std::vector<RunFile>& files, double seconds);
/// What one person decided.
void print_work(const DemoPerson& person, const DemoWork& work);
/// Where every case stands and why.
void print_cases(Session& session);

}  // namespace uketsuke::app
