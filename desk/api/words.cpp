#include "desk/api/words.h"

#include <map>

#include "pipeline/office/approval.h"

namespace uketsuke::desk {
namespace {

using Table = std::map<std::string_view, std::string_view>;

std::string look_up(const Table& table, std::string_view word) {
  const auto found = table.find(word);
  return std::string(found == table.end() ? word : found->second);
}

}  // namespace

std::string look_label(std::string_view action) {
  static const Table words = {{"case.open", "案件の閲覧"},
                              {"page.open", "面の閲覧"},
                              {"page.image", "紙面の閲覧"},
                              {"household.open", "加入者台帳の閲覧"},
                              {"household.search", "加入者台帳の検索"},
                              {"document.open", "文書の閲覧"},
                              {"number.reveal", "番号確認"},
                              {"number.strip", "個人番号の画像"},
                              {"number.quarantine", "隔離した番号の判断"},
                              {"number.review", "個人番号の確認"},
                              {"field.history", "履歴の閲覧"},
                              {"search", "検索"},
                              {"register.csv", "受付簿の出力"},
                              {"notice.preview", "通知書の閲覧"},
                              {"letter.preview", "文書の下書きの閲覧"},
                              {"notice.pdf", "通知書の出力"},
                              {"mailing.view", "発送の閲覧"},
                              {"mailing.preview", "発送の印刷データの閲覧"},
                              {"mailing.print_file", "発送の印刷データの出力"},
                              {"mailing.manifest", "発送の一覧の出力"},
                              {"mailing.book", "発送簿の出力"},
                              {"review.open", "確認項目の閲覧"}};
  return look_up(words, action);
}

std::string event_label(std::string_view what) {
  static const Table words = {{"created", "受付"},
                              {"state", "状態の変更"},
                              {"linked", "書類を追加"},
                              {"unlinked", "書類を外した"},
                              {"received_on", "到達日を入力"},
                              {"note", "メモ"},
                              {"attachment", "添付の状態"},
                              {"accepted", "指摘を承知"},
                              {"finding_accepted", "指摘を承知"},
                              {"rejection_proposed", "却下の起案"},
                              {"correction", "決裁後の訂正"},
                              {"record.deputy_decision", "代決の記録"}};
  return look_up(words, what);
}

std::string decision_label(std::string_view what) {
  static const Table words = {{pipeline::kApprovedException, "（例外）"},
                              {pipeline::kApprovedDelegate, "（専決）"},
                              {pipeline::kApprovedDeputy, "（代決）"},
                              {pipeline::kTakenBack, "（引戻し）"}};
  const auto found = words.find(what);
  return std::string(found == words.end() ? std::string_view() : found->second);
}

std::string attachment_label(std::string_view state) {
  static const Table words = {{"received", "受領"},
                              {"missing", "未着"},
                              {"omitted", "省略"},
                              {"requested", "提出依頼中"},
                              {"not_usable", "使えない"},
                              {"not_needed", "不要"}};
  return look_up(words, state);
}

std::string queue_label(std::string_view kind) {
  static const Table words = {{"decode", "取込"},
                              {"page", "読取"},
                              {"assemble", "案件の組立て"},
                              {"render", "通知書の作成"},
                              {"review", "確認"}};
  return look_up(words, kind);
}

std::string waiting_label(std::string_view reason) {
  static const Table words = {{"new", "届いたばかりです"},
                              {"growing", "まだ書き込み中です"},
                              {"unreadable", "読み取る権限がありません"},
                              {"too_large", "大きすぎます"},
                              {"link", "リンクは取り込みません。ファイルそのものを置いてください"},
                              {"no_file", "ファイルではないため取り込めません。取り除いてください"},
                              {"inner_folder", "バッチの中のフォルダーは取り込みません。監視フォルダーのすぐ下へ移してください"},
                              {"unfinished_name", "書き込み途中の名前のままです。送り直すか、名前を直してください"},
                              {"queued", "まもなく取り込みます"}};
  // Every other word says in which way a file is not whole yet.
  return words.contains(reason) ? look_up(words, reason) : "最後まで届いていません（" + std::string(reason) + "）";
}

}  // namespace uketsuke::desk
