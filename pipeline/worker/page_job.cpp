#include <string>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "pipeline/case/quarantine.h"
#include "pipeline/assemble/repeated_papers.h"
#include "pipeline/page/dispositions.h"
#include "pipeline/page/job_options.h"
#include "pipeline/page/page_original.h"
#include "pipeline/page/pictures.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

PageOutcome refused_side(const PageId& page, const Failure& failure) {
  PageOutcome outcome;
  outcome.page = page;
  outcome.status = SideStatus::Refused;
  outcome.code = failure.code();
  return outcome;
}

// Decodes and reads one side. What is wrong with the file is an outcome; what is wrong with the machine passes through.
PageOutcome read_side(ledger::Store& store, const ledger::Job& job, PagePipeline& pipeline, const DebugWish& debug) {
  const PageId id = *job.work.page;
  Page page;
  try {
    page = scanned_page(store, id);
  } catch (const Failure& failure) {
    if (!failure.code().starts_with("E-INTAKE")) throw;
    return refused_side(id, failure);
  }
  store.jobs().beat(job);
  return pipeline.run(page, wish_from_json(job.work.options), debug);
}

ledger::SideOutcome side_outcome(const PageOutcome& page, const PageDispositions& dispositions) {
  ledger::SideOutcome out;
  out.status = page.status;
  out.code = page.code;
  out.form = page.form;
  out.form_page = page.form_page;
  out.document_kind = page.document_kind;
  out.case_token = page.case_token;
  out.width_px = page.scan_width_px;
  out.height_px = page.scan_height_px;
  out.details = to_json(page.details);
  out.fields = static_cast<int>(page.reading.fields.size());
  out.fields_accepted = dispositions.accepted;
  out.fields_asked = dispositions.asked;
  out.fields_refused = dispositions.refused;
  return out;
}

// The header sheet speaks for its whole batch.
void take_header(ledger::Store& store, const PageOutcome& page) {
  if (page.details.kind != PageKind::Header) return;
  const auto side = store.sides().get(page.page);
  if (!side) return;
  const SheetCode& code = page.details.code;
  const Date received = date_from_iso(code.received_on);
  store.batches().set_header(side->batch, code.sheets, received.ok() ? std::optional(received) : std::nullopt);
}

}  // namespace

void do_page_job(ledger::Store& store, const ledger::Job& job, PagePipeline& pipeline, const Context& context,
                 const DebugWish& debug) {
  PageOutcome page = read_side(store, job, pipeline, debug);
  page.reading.recompute_key = sha256_hex(page.page.file.value + "/" + std::to_string(page.page.number) + "/" +
                                          pipeline.configuration() + "/" + job.work.options);
  const PageDispositions dispositions = judge(page, context, policy_in_force(store, context));
  ledger::StoredReading reading;
  reading.reading = page.reading;
  reading.dispositions = dispositions.of_field;
  reading.processor = processor_kind();
  const ledger::StagedPack pack = store.readings().stage(page.page, pictures_of(page, reading.crop_blob));
  for (FieldReading& field : reading.reading.fields) field.crop = {};
  store.transact([&] {
    store.readings().attach(pack);
    if (page.status == SideStatus::Read) store.readings().store(reading);
    store.sides().record(page.page, side_outcome(page, dispositions));
    enter_quarantine(store, page.page, page.details);
    store.sides().set_keys(page.page, page.status == SideStatus::Unidentified
                                          ? unknown_paper_keys()
                                          : paper_keys(page.reading, context.kinds));
    take_header(store, page);
    store.jobs().complete(job);
    assemble_when_complete(store, page.page.file);
  });
}

}  // namespace uketsuke::pipeline
