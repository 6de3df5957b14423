#include "tools/page_maker/documents/cards.h"

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"
#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "tools/page_maker/documents/qr_code.h"

namespace uketsuke::page_maker {
namespace {

constexpr double kWidth_mm = 85.6, kHeight_mm = 54;

struct Look {
  render::FontRole label, value;
  double label_pt, value_pt;
  render::Colour ground;
  bool waves;
};

Look look_of(int number) {
  using render::FontRole;
  switch (number) {
    case 0: return {FontRole::Gothic, FontRole::Gothic, 6, 8, {1, 1, 1}, false};
    case 1: return {FontRole::Gothic, FontRole::Mincho, 5.5, 8.5, {0.93, 0.96, 0.99}, true};
    default: return {FontRole::Mincho, FontRole::Gothic, 6.5, 7.5, {0.99, 0.95, 0.94}, true};
  }
}

std::string grouped(const std::string& number) {
  return number.substr(0, 4) + " " + number.substr(4, 4) + " " + number.substr(8);
}

std::string western(Date day) {
  return fmt::format("{}年{}月{}日", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// 2029年(令和11年)04月21日, as 運転免許証 print it.
std::string both_calendars(Date day) {
  return fmt::format("{}年(令和{:02}年){:02}月{:02}日", static_cast<int>(day.year()), to_wareki(day).year,
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

class CardDrawing {
 public:
  CardDrawing(render::Canvas& canvas, const CardOrder& order, const CardFacts& facts)
      : canvas_(canvas), order_(order), facts_(facts), look_(look_of(order.look)) {}

  std::vector<TruthField> draw() {
    ground();
    if (order_.kind == "kojin_bango_card" && !order_.back) number_card_front();
    else if (order_.kind == "kojin_bango_card" || (order_.kind == "tokutei_zairyu_card" && order_.back)) number_card_back();
    else if (order_.kind == "tsuchi_card") notice_card();
    else if (order_.kind == "unten_menkyosho") licence();
    else if (order_.kind == "zairyu_card" || order_.kind == "tokutei_zairyu_card") residence_card();
    else throw Failure("E-INPUT-VALUE", "no card: " + order_.kind);
    return std::move(truth_);
  }

 private:
  void ground() {
    const render::Colour edge{0.55, 0.55, 0.55};
    render::BoxStyle card{{}, look_.ground, 3};
    if (order_.outline) card.stroke = render::Stroke{0.25, edge, {}, false};
    canvas_.box({0, 0, kWidth_mm, kHeight_mm}, card);
    if (!look_.waves) return;
    const render::Colour tint{look_.ground.r - 0.06, look_.ground.g - 0.06, look_.ground.b - 0.06};
    for (double y = 2; y < kHeight_mm - 1; y += 1.6) {
      render::Path wave;
      wave.move({1, y});
      for (double x = 1; x < kWidth_mm - 12; x += 12)
        wave.curve({x + 4, y - 1.2}, {x + 8, y + 1.2}, {x + 12, y});
      canvas_.path(wave, render::Stroke{0.08, tint, {}, false}, {});
    }
  }

  void print(Point<FormMm> at, const std::string& text, render::FontRole font, double size_pt, double most_mm = 0) {
    render::TextStyle style;
    style.font = font;
    style.size_pt = size_pt;
    canvas_.text(at, text, style, {most_mm, 0, false, most_mm > 0 ? 0.6 : 1, most_mm > 0 ? 0.7 : 1, 1.3});
  }
  void label(Point<FormMm> at, const std::string& text) { print(at, text, look_.label, look_.label_pt); }

  void put(const std::string& id, const std::string& type, const std::string& value, const std::string& text,
           Point<FormMm> at, double most_mm = 0) {
    const bool name = id == "name" || id == "address";
    print(at, text, name && look_.value == render::FontRole::Mincho ? render::FontRole::Name : look_.value,
          look_.value_pt, most_mm);
    truth_.push_back({id, 0, type, ReadState::Read, value, text, {}, {}});
  }
  void name(Point<FormMm> at, double most_mm) { put("name", "text", facts_.person.name(), facts_.person.name(), at, most_mm); }
  void sex(Point<FormMm> at) {
    put("sex", "choice", facts_.person.male ? "male" : "female", facts_.person.male ? "男" : "女", at);
  }
  void born(Point<FormMm> at) {
    put("birth_date", "date", to_iso(facts_.person.birth_date), format_wareki(facts_.person.birth_date) + "生", at);
  }
  void number(Point<FormMm> at) {
    put("my_number", "digits", facts_.person.my_number, grouped(facts_.person.my_number), at);
  }

  /// An address in one or two lines of `most_mm`.
  void address(Point<FormMm> at, double most_mm) {
    const auto points = code_points(facts_.address);
    const std::size_t fit = static_cast<std::size_t>(most_mm / (look_.value_pt * 0.3528));
    const std::size_t first = std::min(points.size(), fit);
    const std::string one = to_utf8({points.begin(), points.begin() + static_cast<std::ptrdiff_t>(first)});
    put("address", "text", facts_.address, one, at, most_mm);
    if (first < points.size())
      print({at.x, at.y + look_.value_pt * 0.3528 * 1.35},
            to_utf8({points.begin() + static_cast<std::ptrdiff_t>(first), points.end()}), 
            look_.value == render::FontRole::Mincho ? render::FontRole::Name : look_.value, look_.value_pt, most_mm);
  }

  /// A grey head and shoulders.
  void portrait(Rect<FormMm> place) {
    canvas_.box(place, {{}, render::Colour{0.78, 0.82, 0.86}, 0});
    canvas_.path(render::Path::ellipse({place.x + place.w * 0.28, place.y + place.h * 0.14, place.w * 0.44, place.h * 0.48}),
                 {}, render::Colour{0.55, 0.46, 0.4});
    canvas_.box({place.x + place.w * 0.12, place.y + place.h * 0.66, place.w * 0.76, place.h * 0.34},
                {{}, render::Colour{0.2, 0.22, 0.28}, 2});
  }

  void number_card_front() {
    const double x = order_.look == 2 ? 4 : 28;
    portrait({order_.look == 2 ? 62.0 : 3.5, 16, 20, 25});
    label({order_.look == 2 ? 4.0 : 28, 6}, "氏名");
    name({x + 9, 6.4}, 42);
    label({x, 11.5}, "住所");
    address({x + 9, 11.9}, order_.look == 2 ? 66 : 44);
    label({x, 23}, "生年月日");
    born({x + 12, 23.4});
    label({x, 28}, "性別");
    sex({x + 12, 28.4});
    put("expires_on", "date", to_iso(facts_.expires_on), western(facts_.expires_on) + "まで有効", {x, 34});
    print({x, 40}, "電子証明書の有効期限　　　年　　月　　日", look_.label, 5);
    print({4, 46}, "個人番号カード", look_.label, 9);
    print({60, 46}, "1234", look_.label, 6);
    print({4, 51}, "臓器提供意思　1.脳死後及び心停止後　2.心停止後　3.提供しない", look_.label, 4.5);
  }

  void number_card_back() {
    label({5, 9}, "個人番号");
    number({order_.look == 1 ? 5.0 : 20, order_.look == 1 ? 15 : 9.4});
    label({5, 22}, "氏名");
    name({20, 22.4}, 38);
    label({5, 29}, "生年月日");
    born({20, 29.4});
    const render::ModuleMatrix code = qr_code(facts_.code);
    const double module = 14.0 / code.columns;
    canvas_.box({64, 6, 18, 18}, {{}, render::kWhite, 0});
    canvas_.modules({66, 8}, code, {module, module});
    truth_.push_back({"number_code", 0, "digits", ReadState::Read, facts_.code, facts_.code, {}, {}});
    canvas_.box({1, 40, kWidth_mm - 2, 9}, {{}, render::Colour{0.25, 0.22, 0.22}, 0});
  }

  void notice_card() {
    print({30, 7}, "通知カード", look_.label, 10);
    label({4, 14}, "個人番号");
    number({20, 14.4});
    label({4, 20}, "氏名");
    name({20, 20.4}, 60);
    label({4, 26}, "住所");
    address({20, 26.4}, 60);
    label({4, 37}, "生年月日");
    born({20, 37.4});
    label({52, 37}, "性別");
    sex({60, 37.4});
    label({4, 44}, "発行日");
    put("issued_on", "date", to_iso(facts_.issued_on), format_wareki(facts_.issued_on), {20, 44.4});
  }

  void licence() {
    label({3, 6}, "氏名");
    name({11, 6.4}, 30);
    born({46, 6.4});
    label({3, 11.5}, "住所");
    address({11, 11.9}, 70);
    label({3, 20}, "交付");
    put("issued_on", "date", to_iso(facts_.issued_on), format_wareki(facts_.issued_on), {11, 20.4});
    print({42, 20.4}, "24680", look_.value, look_.value_pt);
    canvas_.box({3, 22, 55, 6}, {{}, render::Colour{0.92, 0.86, 0.55}, 0});
    put("expires_on", "date", to_iso(facts_.expires_on), both_calendars(facts_.expires_on) + "まで有効", {4, 26.2});
    label({3, 32}, "免許の条件等");
    print({20, 32.4}, "眼鏡等", look_.value, look_.value_pt);
    portrait({60, 22, 22, 27});
    label({3, 38}, "番号");
    put("licence_number", "digits", facts_.licence_number, "第 " + facts_.licence_number + " 号", {11, 38.4});
    print({3, 43}, "二・小・原　平成20年05月12日", look_.label, 6);
    print({3, 47}, "他　　　　　平成22年11月03日", look_.label, 6);
    print({3, 51.5}, "運転免許証　　　青葉県公安委員会", look_.label, 7);
  }

  void residence_card() {
    const bool special = order_.kind == "tokutei_zairyu_card";
    print({3, 5.5}, special ? "日本国政府　特定在留カード" : "日本国政府　在留カード", look_.label, 8);
    label({52, 5.5}, "番号");
    print({58, 5.8}, facts_.residence_number, render::FontRole::Gothic, 8);
    truth_.push_back({"card_number", 0, "text", ReadState::Read, facts_.residence_number, facts_.residence_number, {}, {}});
    label({3, 11}, "氏名");
    print({12, 11.3}, facts_.roman_name, render::FontRole::Gothic, look_.value_pt, 48);
    truth_.push_back({"name", 0, "text", ReadState::Read, facts_.roman_name, facts_.roman_name, {}, {}});
    label({3, 16.5}, "生年月日");
    put("birth_date", "date", to_iso(facts_.person.birth_date), western(facts_.person.birth_date), {14, 16.8});
    label({38, 16.5}, "性別");
    sex({45, 16.8});
    label({3, 21.5}, "国籍・地域");
    put("nationality", "text", facts_.nationality, facts_.nationality, {16, 21.8});
    label({3, 27}, "住居地");
    address({13, 27.3}, 46);
    label({3, 36}, "在留資格");
    put("residence_status", "text", facts_.residence_status, facts_.residence_status, {15, 36.3});
    label({3, 41}, "在留期間(満了日)");
    put("stay_until", "date", to_iso(facts_.expires_on), "3年(" + western(facts_.expires_on) + ")", {22, 41.3});
    print({3, 46}, "就労制限の有無　在留資格に基づく就労活動のみ可", look_.label, 5.5);
    put("expires_on", "date", to_iso(facts_.expires_on), "このカードは" + western(facts_.expires_on) + "まで有効です。", {3, 51}, 58);
    portrait({64, 16, 18, 24});
  }

  render::Canvas& canvas_;
  const CardOrder& order_;
  const CardFacts& facts_;
  Look look_;
  std::vector<TruthField> truth_;
};

std::string invent_licence_number(Random& random) {
  for (;;) {
    const std::string body = fmt::format("{:02}{:02}", random.whole(10, 97), random.whole(0, 25)) + invent_digits(random, 6);
    for (char check = '0'; check <= '9'; ++check)
      if (const std::string number = body + check + "0"; is_driving_licence_number(number)) return number;
  }
}

}  // namespace

CardFacts invent_card_facts(const Household& home, std::size_t person, Date today, Random random) {
  static const std::vector<std::string> kRoman{"LINDQVIST ANNIKA", "OYELARAN TUNDE", "FERREIRA LUCAS", "NGUYEN THI HOA"};
  static const std::vector<std::string> kStatus{"技術・人文知識・国際業務", "留学", "技能", "家族滞在"};
  static const std::vector<std::string> kCountry{"スウェーデン", "ナイジェリア", "ブラジル", "ベトナム"};
  CardFacts out;
  out.person = person == 0 ? home.member : home.family.at(person - 1);
  out.address = home.home_line;
  out.issued_on = plus_days(today, -random.whole(30, 1400));
  out.expires_on = plus_days(today, random.whole(40, 1900));
  out.licence_number = invent_licence_number(random);
  const auto letter = [&] { return static_cast<char>('A' + random.whole(0, 25)); };
  out.residence_number = {letter(), letter()};
  out.residence_number += invent_digits(random, 8);
  out.residence_number += {letter(), letter()};
  const auto at = static_cast<std::size_t>(random.whole(0, 3));
  out.roman_name = kRoman[at];
  out.nationality = kCountry[at];
  out.residence_status = random.pick(kStatus);
  out.code = out.person.my_number;
  return out;
}

std::vector<TruthField> draw_card(render::Canvas& sheet, const CardPose& pose, const CardOrder& order,
                                  const CardFacts& facts) {
  sheet.push();
  sheet.translate(pose.at.x + kWidth_mm / 2, pose.at.y + kHeight_mm / 2);
  sheet.rotate(pose.turn_deg);
  sheet.translate(-kWidth_mm / 2, -kHeight_mm / 2);
  std::vector<TruthField> truth = CardDrawing(sheet, order, facts).draw();
  sheet.pop();
  return truth;
}

}  // namespace uketsuke::page_maker
