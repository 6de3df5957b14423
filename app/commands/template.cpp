#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/output.h"
#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/form/template_set.h"
#include "pipeline/page/template_check.h"
#include "render/form/print_form.h"
#include "render/form/template_json.h"

namespace uketsuke::app {
namespace {

struct TemplateOptions {
  std::string id;
  std::string output;
  std::string association;
  std::string case_token;
  bool json = false;
  bool specimen = false;
};

int list(const TemplateOptions& o) {
  const TemplateSet set(Assets::locate().templates);
  if (o.json) {
    for (const FormTemplate& form : set.forms())
      fmt::print(R"({{"id":"{}","version":"{}","page":{},"pages":{},"title":"{}","fields":{}}})"
                 "\n",
                 form.ref.id, form.ref.version, form.page, form.pages, form.title, form.fields.size());
    return kAllDone;
  }
  for (const FormTemplate& form : set.forms())
    fmt::print("{}\t{}\tpage {} of {}\t{}\t{} fields\n", form.ref.id, form.ref.version, form.page, form.pages,
               form.title, form.fields.size());
  return kAllDone;
}

// "id" is the newest version, "id/v01" that one.
const FormTemplate& named(const TemplateSet& set, const std::string& name) {
  const auto slash = name.find('/');
  const FormTemplate* form =
      slash == std::string::npos ? set.newest(name) : set.find(name.substr(0, slash), name.substr(slash + 1));
  if (form == nullptr) throw Failure("E-LEDGER-NOTFOUND", "template " + name);
  return *form;
}

int show(const TemplateOptions& o) {
  const TemplateSet set(Assets::locate().templates);
  const FormTemplate& form = named(set, o.id);
  if (o.json) {
    fmt::print("{}\n", render::template_json(form));
    return kAllDone;
  }
  fmt::print("{} {} {} ({} x {} mm)\n", form.ref.id, form.ref.version, form.title, form.page_mm.w, form.page_mm.h);
  for (const FieldTemplate& field : form.fields)
    fmt::print("{}\t{}\t{}\t{}\n", field.id, field.row, to_string(field.type), field.label);
  return kAllDone;
}

int print(const TemplateOptions& o) {
  const TemplateSet set(Assets::locate().templates);
  render::PrintOptions options;
  options.association = o.association;
  options.case_token = o.case_token;
  options.specimen = o.specimen;
  write_output(o.output, render::print_blank_form(named(set, o.id), options));
  return kAllDone;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

void print_check(const FormTemplate& form, const pipeline::TemplateCheck& check, bool json) {
  if (json) {
    std::string not_blank;
    for (const std::string& field : check.not_blank)
      not_blank += fmt::format("{}\"{}\"", not_blank.empty() ? "" : ",", field);
    fmt::print(R"({{"id":"{}","version":"{}","page":{},"ok":{},"status":"{}","code":"{}","fiducials":{},"corners":{},)"
               R"("worst_mm":{:.4f},"residual_mm":{:.4f},"fields":{},"not_blank":[{}]}})"
               "\n",
               form.ref.id, form.ref.version, form.page, check.ok(), check.status, check.code, check.fiducials,
               check.corners, check.worst_mm, check.residual_mm, check.fields, not_blank);
    return;
  }
  if (!check.identified)
    fmt::print("{} {} page {}: NOT OK: printed and read back it is {} {}\n", form.ref.id, form.ref.version, form.page,
               check.status, check.code);
  else
    fmt::print(
        "{} {} page {}: {}: {} fiducials, {} corners within {:.3f} mm (at most {}), residual {:.3f} mm, {} fields, "
        "not blank: {}\n",
        form.ref.id, form.ref.version, form.page, check.ok() ? "ok" : "NOT OK", check.fiducials, check.corners,
        check.worst_mm, pipeline::kTemplateTolerance_mm, check.residual_mm, check.fields,
        check.not_blank.empty() ? "none" : joined(check.not_blank));
}

// Loading is strict, and every fault names its line; then each template is printed and read back.
int check(const TemplateOptions& o) {
  const pipeline::Context context(Assets::locate());
  pipeline::PagePipeline pages(context);
  bool good = true;
  for (const FormTemplate& form : context.templates.forms()) {
    if (!o.id.empty() && form.ref.id != o.id && form.ref.id + "/" + form.ref.version != o.id) continue;
    const pipeline::TemplateCheck result = pipeline::check_template(context, pages, form);
    print_check(form, result, o.json);
    good = good && result.ok();
  }
  return good ? kAllDone : kSomeRefused;
}

}  // namespace

void add_template(CommandLine& line) {
  auto& o = line.keep<TemplateOptions>();
  Command command = line.command("template", "Form templates");
  Command all = command.subcommand("list", "All released templates");
  all.flag("--json", o.json, "for machines");
  all.action([&o] { return list(o); });
  Command one = command.subcommand("show", "Fields of a template with their places in millimetres");
  one.word("ID", o.id, "template, or template/version").flag("--json", o.json, "for machines");
  one.action([&o] { return show(o); });
  Command blank = command.subcommand("print", "The blank form as PDF");
  blank.word("ID", o.id, "template, or template/version")
      .option("-o,--output", o.output, "file to write; - is standard output", true)
      .option("--association", o.association, "name printed as addressee")
      .option("--case", o.case_token, "case token, so that the filled sheet finds its case")
      .flag("--specimen", o.specimen, "print 見本 across it");
  blank.action([&o] { return print(o); });
  Command checked = command.subcommand("check",
                                       "Load every template, print it, and read the print back: codes, fiducials, "
                                       "places of cells, blank fields");
  checked.word("ID", o.id, "only this template, or template/version", false).flag("--json", o.json, "for machines");
  checked.action([&o] { return check(o); });
}

}  // namespace uketsuke::app
