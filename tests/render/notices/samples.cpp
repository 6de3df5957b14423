#include "tests/render/notices/samples.h"

namespace uketsuke::render::testing {
namespace {

Notice plain(Notice notice) {
  notice.seal_png.clear();
  notice.specimen = false;
  return notice;
}

}  // namespace

const NoticeTemplates& templates() {
  static const NoticeTemplates all = NoticeTemplates::load(UKETSUKE_SOURCE_DIR "/templates/notices");
  return all;
}

Notice decision_for(int members, const std::string& name) { return plain(specimen_decision(members, name)); }

Notice certificate_for(const std::string& name) { return plain(specimen_certificate(name)); }

Notice as_specimen(Notice notice) {
  notice.seal_png = specimen_seal();
  notice.specimen = true;
  return notice;
}

}  // namespace uketsuke::render::testing
