#include "tests/pipeline/cards/made_cards.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "core/assets.h"
#include "core/image/codec.h"
#include "core/os/files.h"
#include "core/text/text.h"
#include "pipeline/page/page_pipeline.h"
#include "tools/page_maker/damage/damage.h"

namespace uketsuke::pipeline::test {
namespace {

using page_maker::Random;

constexpr double kSheet_dpi = 400;

std::string key(const std::string& text) {
  std::string out;
  for (const char32_t c : code_points(without_spaces(nfkc(text))))
    out += c == U'−' || c == U'‐' || c == U'–' ? "-" : to_utf8(c);
  return out;
}

const char* show() { return std::getenv("UKETSUKE_SHOW"); }

MadeSheet drawn(std::vector<PlacedCard> cards, Size<FormMm> size, std::optional<render::Colour> table, Image& out,
                std::optional<Point<FormMm>> glare = {}) {
  render::Canvas canvas = render::Canvas::image(size, kSheet_dpi);
  if (table) canvas.box({0, 0, size.w, size.h}, {{}, table, 0});
  MadeSheet sheet;
  for (const PlacedCard& card : cards)
    sheet.truth.push_back(page_maker::draw_card(canvas, card.pose, card.order, card.facts));
  sheet.cards = std::move(cards);
  if (glare) {
    canvas.push();
    canvas.opacity(0.55);
    canvas.path(render::Path::ellipse({glare->x, glare->y, 17, 9}), {}, render::kWhite);
    canvas.pop();
  }
  out = canvas.finish_image();
  return sheet;
}

/// Keeps what is looked at: the sheet as it came in and every card cut out of it.
class Kept final : public DebugSink {
 public:
  bool wanted() const override { return show() != nullptr; }
  void picture(int step, std::string_view name, const ImageView& image) override {
    if (step == 10) ++sheet_;
    if (step != 10 && step != 55) return;
    const std::string file = "sheet_" + std::to_string(sheet_) + "_" + std::string(name) + ".png";
    std::cout << file << "\n";
    real_file_system().write_durably(std::filesystem::path(show()) / file, encode_png(image));
  }

 private:
  int sheet_ = 0;
};

const CardOnSide* told_at(const PageOutcome& out, Point<ScanPx> centre) {
  for (const CardOnSide& card : out.details.cards)
    if (region_of(card, out.details).contains(centre)) return &card;
  return nullptr;
}

void compare(const PageOutcome& out, const CardOnSide& card, const std::vector<page_maker::TruthField>& truth,
             CardTally& tally) {
  const KindInfo& kind = *context().kinds.find(card.kind);
  for (const page_maker::TruthField& field : truth) {
    ++tally.fields;
    const FieldReading* got = find_reading(out.reading, field.id, card.row);
    const FieldInfo* info = kind.find(field.id);
    const bool read = got != nullptr && got->state == ReadState::Read;
    const bool right = read && key(got->value) == key(field.value);
    const bool accepted = read && info != nullptr && context().policy.judge(*got, *info) == Disposition::Accepted;
    tally.right += right;
    tally.accepted += accepted;
    tally.accepted_wrong += accepted && !right;
    if (show() == nullptr || (right && accepted)) continue;
    std::cout << (accepted ? "  ACCEPTED WRONG " : right ? "  asked " : "  differs ") << card.kind << " " << field.id
              << " truth '" << field.value << "'";
    if (got != nullptr) {
      std::cout << " got '" << got->value << "' raw '" << got->raw << "' p " << got->confidence;
      for (const auto& word : got->doubts) std::cout << " " << word;
    }
    std::cout << "\n";
  }
  // What is read must stand there.
  for (const FieldReading& field : out.reading.fields) {
    const bool there = std::any_of(truth.begin(), truth.end(), [&](const auto& t) { return t.id == field.field; });
    const FieldInfo* info = kind.find(field.field);
    if (field.row != card.row || there || info == nullptr) continue;
    tally.accepted_wrong += context().policy.judge(field, *info) == Disposition::Accepted;
    if (show() != nullptr) std::cout << "  not there " << card.kind << " " << field.field << " '" << field.value << "'\n";
  }
}

}  // namespace

const Context& context() {
  static const Context loaded(Assets::locate());
  return loaded;
}

PageOutcome read(const Page& page) {
  static PagePipeline pipeline(context());
  static Kept kept;
  return pipeline.run(page, {}, {show() == nullptr ? nullptr : &kept, true});
}

page_maker::CardFacts facts_of(std::uint64_t person) {
  static const auto glyphs = page_maker::GlyphSet::load(Assets::locate().samples / "glyphs");
  const Date today = date_from_iso("2026-11-20");
  const Random random(7000 + person);
  return page_maker::invent_card_facts(page_maker::invent_household(glyphs, today, random.fork("household")), 0, today,
                                       random.fork("cards"));
}

MadeSheet copied(std::vector<PlacedCard> cards, const std::string& level, std::uint64_t seed) {
  Image picture;
  const Size<FormMm> a4{210, 297};
  MadeSheet sheet = drawn(std::move(cards), a4, {}, picture);
  const Random random(seed);
  page_maker::Damage damage = page_maker::damage_of(level, random.fork("damage"));
  damage.turn_deg = 0;
  const page_maker::Scan scan = page_maker::scan_sheet(picture, kSheet_dpi, a4, damage, random.fork("scan"));
  sheet.page.image = scan.image;
  sheet.page.dpi = scan.dpi;
  for (PlacedCard& card : sheet.cards) {
    const Point<ScanPx> centre = scan.map({card.pose.at.x + 42.8, card.pose.at.y + 27});
    card.pose.at = {centre.x, centre.y};
  }
  return sheet;
}

MadeSheet photographed(const PlacedCard& card, std::uint64_t seed) {
  Random random(seed);
  const Size<FormMm> table{130, 95};
  PlacedCard lying = card;
  lying.pose = {{random.uniform(15, 28), random.uniform(12, 26)}, random.uniform(-6, 6)};
  lying.order.outline = false;
  Image picture;
  MadeSheet sheet = drawn({lying}, table, render::Colour{0.3, 0.24, 0.2}, picture,
                          Point<FormMm>{lying.pose.at.x + 62, lying.pose.at.y + 30});
  page_maker::Damage damage;
  damage.perspective = random.uniform(0.03, 0.08);
  damage.shadow = random.uniform(0.15, 0.4);
  damage.blur_mm = 0.05;
  damage.noise = 4;
  damage.jpeg_quality = 80;
  damage.dark_bed = true;
  const page_maker::Scan scan = page_maker::scan_sheet(picture, kSheet_dpi, table, damage, random.fork("scan"));
  sheet.page.image = scan.image;
  sheet.page.dpi = {72, 72, DpiSource::Stated};
  const Point<ScanPx> centre = scan.map({lying.pose.at.x + 42.8, lying.pose.at.y + 27});
  sheet.cards.front().pose.at = {centre.x, centre.y};
  return sheet;
}

MadeSheet turned(MadeSheet sheet, int degrees) {
  for (int done = 0; done < degrees; done += 90) {
    const ImageView from = sheet.page.image;
    const int n = channels(from.format);
    Image to(from.height, from.width, from.format);
    for (int y = 0; y < from.height; ++y)
      for (int x = 0; x < from.width; ++x)
        std::copy_n(from.row(y) + x * n, n, to.row(x) + (from.height - 1 - y) * n);
    for (PlacedCard& card : sheet.cards) card.pose.at = {from.height - card.pose.at.y, card.pose.at.x};
    sheet.page.image = std::move(to);
  }
  return sheet;
}

void measure(const MadeSheet& sheet, CardTally& tally) {
  const PageOutcome out = read(sheet.page);
  if (show() != nullptr) std::cout << to_string(out.status) << " " << out.code << "\n";
  for (std::size_t i = 0; i < sheet.cards.size(); ++i) {
    ++tally.cards;
    const PlacedCard& card = sheet.cards[i];
    const CardOnSide* told = told_at(out, {card.pose.at.x, card.pose.at.y});
    if (told == nullptr || told->kind == "unidentified") {
      if (show() != nullptr) std::cout << "  NOT TOLD " << card.order.kind << (card.order.back ? " back" : "") << "\n";
      continue;
    }
    // The back of a 特定在留カード names no card.
    const std::string kind = card.order.back ? "kojin_bango_card" : card.order.kind;
    const bool same = told->kind == kind && told->back == card.order.back;
    ++(same ? tally.told : tally.wrong_kind);
    if (same) compare(out, *told, sheet.truth[i], tally);
  }
}

}  // namespace uketsuke::pipeline::test
