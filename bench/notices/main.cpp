// Notices per second, one process, one thread: all into one print bundle, and each as its own PDF/A file.
// Every notice differs in name, address, number and size of family and carries a seal and a code, as a real
// run would.
//
//   bench_notices [count]      default 1000 for the bundle, a quarter of it as separate files
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <vector>

#include <fmt/format.h>

#include "core/assets.h"
#include "render/bundle/print_bundle.h"
#include "render/notice/notice_renderer.h"
#include "render/notice/specimen.h"

namespace {

using namespace uketsuke;
using namespace uketsuke::render;

constexpr std::array kFamilies{"佐藤", "鈴木", "髙橋", "田中", "渡邉\U000E0113", "伊藤", "山﨑", "中村",
                               "小林", "加藤", "𠮷田", "山田", "佐々木",         "山口", "松本", "井上",
                               "齋藤", "木村", "林",   "清水"};
constexpr std::array kGivens{"　太郎", "　美咲",   "　健一", "　陽子", "　大輔", "　恵子",
                             "　翔",   "　久美子", "　誠",   "　由紀", "　拓也", "　真由美",
                             "　浩",   "　千尋",   "　修",   "　彩",   "　隆",   "　智子"};
constexpr std::array kTowns{"新宿区西新宿", "世田谷区三軒茶屋", "練馬区石神井町", "八王子市元横山町", "足立区綾瀬",
                            "江東区豊洲",   "大田区蒲田",       "杉並区高円寺北", "町田市原町田",     "板橋区成増"};

Notice notice_at(std::size_t i) {
  const std::string name = std::string(kFamilies[i % kFamilies.size()]) + kGivens[(i * 7) % kGivens.size()];
  Notice notice = specimen_decision(1 + static_cast<int>(i % 4), name);
  notice.id = NoticeId(fmt::format("N{:06}", i));
  notice.document_number = fmt::format("見建国保資第2026-{:06}号", i);
  notice.case_token = fmt::format("01JD9Z6K3V8M4Q7TXYB2{:06}", i);
  notice.variables["recipient.address"] =
      fmt::format("東京都{}{}丁目{}番{}号", kTowns[i % kTowns.size()], 1 + i % 6, 1 + i % 29, 1 + i % 17);
  notice.specimen = false;
  return notice;
}

double cpu_s() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

template <class Work>
void measure(const char* what, std::size_t count, Work&& work) {
  const double cpu = cpu_s();
  const auto wall = std::chrono::steady_clock::now();
  const std::size_t bytes = work();
  const double took_cpu = cpu_s() - cpu;
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
  const auto n = static_cast<double>(count);
  fmt::print("{:<16} {:>6} notices  {:>7.2f} s  {:>7.1f}/s  cpu {:>6.2f} s  {:>7.1f}/s of one core  {:.1f} MB\n", what,
             count, took, n / took, took_cpu, n / took_cpu, static_cast<double>(bytes) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
  std::vector<Notice> notices;
  for (std::size_t i = 0; i < count; ++i) notices.push_back(notice_at(i));
  const NoticeTemplates templates = NoticeTemplates::load(Assets::locate().templates / "notices");
  render_notice(notices.front(), templates);  // fonts are opened once per process

  measure("one bundle", count, [&] {
    return make_print_bundle(notices, templates, {"通知書印刷データ", "見本組合", "2026-11-22"}).pdf.size();
  });
  measure("separate files", count / 4, [&] {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count / 4; ++i) bytes += render_notice(notices[i], templates).size();
    return bytes;
  });
  return 0;
}
