#include "tools/page_maker/samples/demo_batch.h"

#include <functional>

#include "core/errors/failure.h"
#include "core/os/files.h"
#include "tools/page_maker/made_page.h"
#include "tools/page_maker/out/page_file.h"
#include "tools/page_maker/out/truth.h"
#include "tools/page_maker/samples/steering_sheets.h"

namespace uketsuke::page_maker {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr Date kToday{2026y / 11 / 20};
constexpr int kMostTries = 20000;

/// The first invented household that is as wanted; the same one every time.
Household find_household(const GlyphSet& set, const std::function<bool(const Household&)>& wanted) {
  for (std::uint64_t seed = 1; seed < kMostTries; ++seed) {
    Household home = invent_household(set, kToday, Random(seed).fork("demo"));
    if (wanted(home)) return home;
  }
  throw Failure("E-INPUT-VALUE", "the glyph set has no household like that");
}

bool has_student_elsewhere(const Household& home) {
  for (const Person& person : home.family)
    if (person.student && person.apart) return true;
  return false;
}

/// The last digit is the check digit: any other one fails.
std::string with_wrong_check_digit(std::string number) {
  number.back() = number.back() == '9' ? '0' : static_cast<char>(number.back() + 1);
  return number;
}

void write_text(const fs::path& file, const std::string& text) {
  real_file_system().write_durably(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

void write_header(int sheets, const fs::path& file) {
  const Side side = scan_header_sheet({"DEMO-2026-11-21", sheets, "2026-11-21", "D3M01"}, 901);
  write_pages(file, std::span(&side, 1));
}

void write_separator(const std::string& nonce, const fs::path& file) {
  const Side side = scan_separator_sheet({nonce}, 902);
  write_pages(file, std::span(&side, 1));
}

/// A covering letter: print, lines and a table, but no form and no certificate.
void write_letter(const fs::path& file) {
  render::Canvas canvas = steering_canvas();
  render::TextStyle style;
  style.size_pt = 16;
  canvas.text({70, 40}, "書類送付のご案内", style);
  style.size_pt = 10.5;
  const std::vector<std::string> lines{"みどり国民健康保険組合 御中", "いつもお世話になっております。",
                                       "下記の書類をお送りしますので、ご査収ください。",
                                       "不足の書類は、後日あらためてお送りいたします。"};
  double y = 60;
  for (const std::string& line : lines) canvas.text({30, y += 9}, line, style);
  for (int row = 0; row <= 5; ++row)
    canvas.line({30, 120.0 + 10 * row}, {180, 120.0 + 10 * row}, {0.25, render::kBlack, {}, false});
  for (const double x : {30.0, 45.0, 140.0, 180.0}) canvas.line({x, 120}, {x, 170}, {0.25, render::kBlack, {}, false});
  const std::vector<std::string> rows{"書類の名称", "届出書", "写真", "工事経歴の一覧", "切手"};
  for (std::size_t i = 0; i < rows.size(); ++i) canvas.text({50, 127.0 + 10 * static_cast<double>(i)}, rows[i], style);
  const Side side = scan_steering_sheet(std::move(canvas), 903);
  write_pages(file, std::span(&side, 1));
}

struct DemoForm {
  const Household* household;
  std::uint64_t seed;
  std::string level;
  ScanMode mode;
  double dpi;
  int turn_deg;
};

void write_form(const GlyphSet& set, const FormTemplate& form, const DemoForm& demo, const fs::path& file) {
  FormOrder order;
  order.seed = demo.seed;
  order.level = demo.level;
  order.damage = damage_of(demo.level, Random(demo.seed).fork("damage"));
  order.damage.dpi_x = order.damage.dpi_y = demo.dpi;
  order.damage.mode = demo.mode;
  order.damage.turn_deg = demo.turn_deg;
  const MadePage page = make_form_page(set, form, *demo.household, order);
  const Side side{page.scan.image, page.scan.dpi};
  write_pages(file, std::span(&side, 1));
  write_text(fs::path(file).replace_extension(".json"), truth_json(page, file.filename().string()));
}

}  // namespace

std::vector<DemoCase> demo_cases(const GlyphSet& set) {
  const Household family = find_household(set, [](const Household& home) {
    return home.family.size() == 2 && has_student_elsewhere(home) && home.reason == "left_employee_insurance" &&
           home.family[0].income_10k_yen > 0;
  });
  const Household single = find_household(set, [](const Household& home) {
    return home.family.empty() && home.reason == "moved_in" && !home.former_line.empty();
  });
  const Household couple = find_household(set, [](const Household& home) {
    return home.family.size() == 1 && home.family[0].relation == "妻" && home.reason == "left_other_kokuho";
  });
  DemoCase two{single, single};
  two.form.member.my_number = with_wrong_check_digit(single.member.my_number);
  DemoCase three{couple, couple};
  three.form.member.birth_date = plus_days(couple.member.birth_date, 1);
  return {{family, family}, two, three};
}

void write_demo_batch(const GlyphSet& set, const TemplateSet& forms, int attachments, const fs::path& folder) {
  const FormTemplate* form = forms.find("shikaku_shutoku", "v01");
  if (form == nullptr) throw Failure("E-INPUT-VALUE", "the form shikaku_shutoku v01 is missing");
  fs::create_directories(folder);
  const std::vector<DemoCase> cases = demo_cases(set);
  constexpr int kForms = 3, kLetters = 1;
  write_header(kForms + kLetters + attachments, folder / "010_header.tif");
  write_form(set, *form, {&cases[0].form, 2101, "office", ScanMode::Colour, 200, 0}, folder / "020_form_1.jpg");
  write_separator("D3M02", folder / "030_separator.tif");
  write_form(set, *form, {&cases[1].form, 2102, "office", ScanMode::Grey, 200, 180}, folder / "040_form_2.pdf");
  write_separator("D3M03", folder / "050_separator.tif");
  write_form(set, *form, {&cases[2].form, 2103, "clean", ScanMode::Bilevel, 300, 0}, folder / "060_form_3.tif");
  write_separator("D3M04", folder / "070_separator.tif");
  write_letter(folder / "080_letter.tif");
  real_file_system().write_durably(folder / "090_form_3_again.tif", read_file(folder / "060_form_3.tif", 8 << 20));
}

}  // namespace uketsuke::page_maker
