#include "ocr/documents/label_book.h"

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

using K = ValueKind;

LabelSpec issued() {
  return {"issued_on",
          K::Date,
          {U"発行日", U"発行年月日", U"交付年月日", U"交付日", U"証明年月日", U"証明日", U"作成年月日", U"作成日"}};
}

/// One heading over cells that hold a name and its reading.
LabelSpec name_and_kana() {
  return {"@name_and_kana",
          K::Heading,
          {U"氏名(フリガナ)", U"氏名(ふりがな)", U"氏名(カナ)", U"氏名(振り仮名)", U"フリガナ氏名", U"ふりがな氏名",
           U"フリガナ・氏名"}};
}

/// The day of an event over why it came (取得日／事由), and the day alone. The words live as long as the program.
std::vector<std::u32string_view> day_and_reason(const std::vector<std::u32string_view>& days,
                                                std::vector<std::u32string>& words) {
  for (const auto day : days)
    for (const auto* why : {U"事由", U"・事由", U"/事由", U"及び事由", U"(事由)", U"理由", U"・理由", U"/理由", U"(理由)"})
      words.push_back(std::u32string(day) + why);
  return {words.begin(), words.end()};
}

const std::vector<std::u32string_view>& acquired_and_reason() {
  static std::vector<std::u32string> words;
  static const auto out = day_and_reason({U"資格取得日", U"資格取得年月日", U"取得日", U"取得年月日"}, words);
  return out;
}

const std::vector<std::u32string_view>& lost_and_reason() {
  static std::vector<std::u32string> words;
  static const auto out = day_and_reason({U"資格喪失日", U"資格喪失年月日", U"喪失日", U"喪失年月日"}, words);
  return out;
}

/// 記号 and 番号 in one label: whose they are, then how the two are joined. The words live as long as the program.
std::vector<std::u32string_view> symbol_and_number() {
  static const std::vector<std::u32string> words = [] {
    std::vector<std::u32string> out;
    for (const auto* whose : {U"", U"被保険者", U"被保険者の", U"被保険者等", U"被保険者証", U"被保険者証の",
                              U"被保険者証等", U"保険証", U"保険証の", U"健康保険", U"健康保険の", U"健康保険証の",
                              U"資格確認書", U"資格確認書の", U"組合員証", U"組合員証の", U"組合員", U"組合員等"})
      for (const auto* joined : {U"記号番号", U"記号・番号", U"記号/番号", U"記号及び番号", U"記号と番号", U"記号、番号",
                                 U"記号-番号"})
        out.push_back(std::u32string(whose) + joined);
    return out;
  }();
  return {words.begin(), words.end()};
}

// Tables of words: many to a line, as they are looked through.
// clang-format off
std::vector<LabelSpec> juminhyo() {
  return {{"name", K::Name, {U"氏名", U"氏名(漢字)"}},
          name_and_kana(),
          {"name_kana", K::Kana, {U"フリガナ", U"ふりがな", U"振り仮名", U"振仮名", U"氏名の振り仮名", U"氏名のフリガナ", U"カナ氏名"}},
          {"birth_date", K::Date, {U"生年月日", U"出生年月日", U"出生の年月日"}},
          {"sex", K::Sex, {U"性別", U"男女の別", U"男女別"}},
          {"relation", K::Text, {U"続柄", U"続き柄", U"世帯主との続柄", U"世帯主との続き柄", U"世帯主との関係"}},
          {"my_number", K::Digits, {U"個人番号", U"個人番号(マイナンバー)", U"マイナンバー"}},
          {"address", K::Address, {U"住所", U"現住所"}},
          {"head", K::Name, {U"世帯主", U"世帯主氏名", U"世帯主の氏名", U"世帯主名"}},
          issued(),
          {"", K::Text,
           {U"本籍", U"筆頭者", U"筆頭者氏名", U"筆頭者の氏名", U"戸籍の筆頭者", U"前住所", U"従前の住所", U"前の住所", U"転入前住所", U"転入前の住所",
            U"異動前住所", U"異動前の住所", U"住所を定めた日", U"住所を定めた年月日", U"住民となった日", U"住民となった年月日", U"住民日",
            U"住定日", U"届出日", U"届出年月日", U"届出の年月日", U"住民票コード", U"転出先", U"備考", U"旧氏", U"旧氏の振り仮名", U"通称",
            U"国籍・地域", U"在留資格", U"改製日", U"改製年月日", U"整理番号", U"世帯番号", U"発行番号", U"住所を定めた", U"住民となった",
            U"異動日", U"異動事由", U"記載事項", U"個人番号コード", U"記載年月日", U"転居日", U"証明書番号"}}};
}

std::vector<LabelSpec> kazei() {
  return {{"name", K::Name, {U"氏名", U"納税義務者", U"納税義務者氏名", U"氏名又は名称", U"対象者氏名", U"納税者氏名"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"address", K::Address, {U"住所", U"現住所", U"1月1日現在の住所", U"1月1日の住所", U"1月1日住所", U"賦課期日の住所", U"賦課期日現在の住所", U"1月1日現在住所", U"年1月1日の住所", U"年1月1日現在の住所", U"年1月1日住所", U"年1月1日現在住所", U"納税義務者住所", U"住所又は所在地"}},
          {"salary_revenue", K::Amount, {U"給与収入", U"給与収入金額", U"給与収入額", U"給与の収入金額", U"給与等の収入金額", U"給与支払金額", U"給与支払額", U"給与の支払金額", U"給与等収入金額", U"給与等収入", U"給与(収入)"}},
          {"salary_income", K::Amount, {U"給与所得", U"給与所得金額", U"給与所得額", U"給与(所得)", U"給与所得の金額", U"給与所得控除後の金額", U"給与所得控除後の給与等の金額", U"給与の所得額", U"給与の所得金額"}},
          {"total_income", K::Amount, {U"合計所得金額", U"合計所得", U"合計所得額", U"所得金額合計", U"所得合計", U"所得の合計金額"}},
          {"gross_income", K::Amount, {U"総所得金額等", U"総所得金額", U"総所得金額等合計", U"総所得金額等の合計", U"総所得金額等の合計額"}},
          {"deductions", K::Amount, {U"所得控除合計", U"所得控除合計額", U"所得控除額合計", U"所得控除の合計", U"所得控除の合計額", U"控除合計", U"控除合計額", U"控除額合計", U"控除額計", U"所得控除計", U"所得控除額計", U"控除の合計", U"控除の合計額", U"所得から差し引かれる金額の合計", U"所得から差し引かれる金額合計", U"所得控除額の合計", U"所得控除の額の合計", U"所得控除の額の合計額", U"控除計"}},
          {"tax_base", K::Amount, {U"課税標準額", U"課税標準", U"課税標準額(総所得)", U"総所得課税標準額", U"課税総所得金額", U"課税所得金額", U"課税標準額合計", U"課税標準額(総合)", U"総所得金額課税標準額", U"課税される所得金額"}},
          {"city_income_levy", K::Amount, {U"市民税所得割", U"市民税所得割額", U"市町村民税所得割", U"市町村民税所得割額", U"区民税所得割額", U"特別区民税所得割", U"特別区民税所得割額", U"町民税所得割", U"町民税所得割額", U"村民税所得割額", U"市民税(所得割)", U"市民税・所得割", U"所得割額(市民税)", U"所得割(市民税)", U"所得割(市)"}},
          {"prefecture_income_levy", K::Amount, {U"県民税所得割", U"県民税所得割額", U"道府県民税所得割額", U"都道府県民税所得割額", U"都民税所得割", U"都民税所得割額", U"府民税所得割", U"府民税所得割額", U"道民税所得割", U"道民税所得割額", U"県民税(所得割)", U"県民税・所得割", U"所得割額(県民税)", U"所得割(県民税)", U"所得割(県)"}},
          {"city_per_capita_levy", K::Amount, {U"市民税均等割", U"市民税均等割額", U"市町村民税均等割", U"市町村民税均等割額", U"区民税均等割額", U"特別区民税均等割", U"特別区民税均等割額", U"町民税均等割", U"町民税均等割額", U"村民税均等割額", U"市民税(均等割)", U"市民税・均等割", U"均等割額(市民税)", U"均等割(市民税)", U"均等割(市)"}},
          {"prefecture_per_capita_levy", K::Amount, {U"県民税均等割", U"県民税均等割額", U"道府県民税均等割額", U"都道府県民税均等割額", U"都民税均等割", U"都民税均等割額", U"府民税均等割", U"府民税均等割額", U"道民税均等割", U"道民税均等割額", U"県民税(均等割)", U"県民税・均等割", U"均等割額(県民税)", U"均等割(県民税)", U"均等割(県)"}},
          {"forest_tax", K::Amount, {U"森林環境税", U"森林環境税額", U"森林環境税(国税)"}},
          {"annual_tax", K::Amount, {U"年税額", U"差引年税額", U"年税額合計", U"税額合計", U"合計年税額", U"年間税額", U"年税額計", U"合計税額"}},
          {"dependants", K::Count, {U"扶養人数", U"扶養親族数", U"扶養者数", U"扶養親族人数", U"扶養人数合計", U"扶養親族の数", U"扶養親族等の数", U"扶養親族合計", U"控除対象配偶者及び扶養親族の数", U"控除対象配偶者及び扶養親族数", U"控除対象扶養親族数", U"控除対象扶養親族の数", U"扶養控除等の人数", U"扶養の数", U"扶養親族の人数", U"扶養親族等の人数", U"扶養親族等人数", U"扶養親族等数"}},
          issued(),
          {"@base_part", K::Heading, {U"総所得金額分", U"総所得分", U"総所得金額等分", U"総合課税分", U"総所得に係る分"}},
          {"@salary", K::Heading, {U"給与", U"給与等", U"給料・賞与", U"給与・賞与"}},
          {"@revenue", K::Heading, {U"収入金額", U"収入額", U"収入金額等", U"収入", U"収入等"}},
          {"@earned", K::Heading, {U"所得金額", U"所得額", U"所得", U"所得金額等"}},
          {"@income", K::Heading, {U"所得割", U"所得割額"}},
          {"@per_capita", K::Heading, {U"均等割", U"均等割額"}},
          {"@city", K::Heading, {U"市民税", U"市町村民税", U"区民税", U"特別区民税", U"町民税", U"村民税", U"市民税額"}},
          {"@prefecture", K::Heading, {U"県民税", U"道府県民税", U"都道府県民税", U"都民税", U"府民税", U"道民税", U"県民税額"}},
          {"", K::Text,
           {U"公的年金収入", U"公的年金等収入", U"公的年金等の収入", U"公的年金等収入金額", U"営業等所得", U"営業所得", U"事業所得", U"農業所得",
            U"不動産所得", U"利子所得", U"配当所得", U"雑所得", U"一時所得", U"譲渡所得", U"社会保険料", U"社会保険料控除", U"生命保険料",
            U"生命保険料控除", U"地震保険料", U"地震保険料控除", U"医療費", U"医療費控除", U"配偶者", U"配偶者控除", U"配偶者特別控除", U"扶養",
            U"扶養控除", U"基礎", U"基礎控除", U"障害者", U"障害者控除", U"寡婦", U"ひとり親", U"雑損", U"雑損控除", U"小規模企業共済",
            U"調整控除", U"税額控除", U"税額控除額", U"控除対象配偶者", U"一般扶養", U"特定扶養", U"老人扶養", U"16歳未満", U"年少扶養", U"個人番号",
            U"世帯主", U"備考", U"納税通知書番号", U"整理番号", U"発行番号", U"所得の種類", U"所得控除", U"控除の種類",
            U"特定親族特別控除", U"勤労学生", U"分離課税", U"課税標準額(分離)", U"税額", U"項目", U"金額", U"控除額",
            U"公的年金等に係る雑所得", U"その他の雑所得", U"その他の所得", U"その他の所得額", U"営業等・農業所得", U"利子・配当所得", U"配当・利子所得", U"年金収入",
            U"小規模企業共済等掛金", U"小規模企業共済等掛金控除", U"算出所得割額", U"住宅借入金等特別税額控除", U"住宅借入金等特別税額控除額",
            U"寄附金税額控除", U"寄附金税額控除額", U"調整控除額", U"摘要", U"証明番号", U"証明書番号"}}};
}

std::vector<LabelSpec> zaigaku() {
  return {{"name", K::Name, {U"氏名", U"学生氏名", U"生徒氏名", U"名前", U"児童氏名", U"児童生徒氏名", U"児童・生徒氏名", U"園児氏名", U"幼児氏名", U"児童名", U"生徒名", U"学生名", U"園児名", U"本人氏名", U"漢字氏名", U"氏名(漢字)"}},
          name_and_kana(),
          {"name_kana", K::Kana, {U"フリガナ", U"ふりがな", U"氏名フリガナ", U"カナ氏名"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"address", K::Address, {U"住所", U"現住所"}},
          {"school", K::Text, {U"学校名", U"学校の名称", U"在学校名", U"在籍校", U"学校"}},
          {"school_year", K::Count, {U"学年", U"在籍学年", U"年次", U"現在の学年", U"学科・学年", U"学部・学年", U"課程・学年", U"学部・学科・学年", U"在学学年", U"学年・組"}},
          {"student_id", K::Code, {U"学籍番号", U"学生番号", U"生徒番号", U"学生証番号", U"生徒証番号", U"学生証の番号", U"生徒証の番号"}},
          {"enrolled_until", K::Date, {U"卒業予定年月日", U"卒業予定日", U"卒業予定年月", U"卒業予定", U"卒業見込年月日", U"卒業見込日", U"卒業見込", U"修了予定日", U"修了予定年月日", U"在学期間", U"在籍期間", U"修了予定年月", U"修了見込日", U"修了見込年月日", U"修了見込年月", U"卒業見込年月", U"卒業(修了)予定日", U"卒業(修了)予定年月日", U"卒業・修了予定日", U"卒業・修了予定年月日", U"卒業・修了見込日", U"卒業・修了見込年月日", U"在学期間満了日", U"在学期間満了年月日", U"在学期間満了予定日", U"在籍期間満了日", U"在籍期間満了年月日", U"在籍期間満了予定日", U"在学期間終了日", U"在籍期間終了日", U"在学期間の満了日", U"在学満了日", U"在学予定期間", U"在籍予定期間", U"在学期間(予定)", U"在籍期間(予定)", U"標準修業期間", U"修業期間", U"修業予定期間", U"修学期間", U"就学期間", U"就学予定期間"}},
          issued(),
          {"", K::Text,
           {U"入学年月日", U"入学日", U"入学", U"入学年月", U"所属", U"学部", U"学科", U"学部・学科", U"学部学科", U"課程", U"課程・学科", U"専攻", U"保護者",
            U"保護者氏名", U"本籍", U"修業年限", U"在籍状況", U"在学状況", U"性別", U"発行番号", U"学校所在地", U"所在地", U"電話番号", U"備考", U"コース", U"クラス", U"組", U"学科・コース", U"昼夜の別", U"使用目的", U"提出先", U"必要枚数", U"証明書番号",
            U"証明番号", U"入学年度", U"申請日", U"身分", U"学生区分", U"在籍区分", U"保護者名", U"課程・専攻・学科", U"研究科", U"研究科・専攻", U"学部・研究科", U"専攻・コース"}}};
}

std::vector<LabelSpec> soshitsu() {
  return {{"name", K::Name, {U"氏名", U"被保険者氏名", U"被保険者の氏名", U"従業員氏名", U"被扶養者氏名", U"被扶養者の氏名", U"対象者氏名", U"退職者氏名", U"本人氏名", U"組合員氏名", U"組合員の氏名", U"漢字氏名", U"氏名(漢字)"}},
          name_and_kana(),
          {"name_kana", K::Kana, {U"フリガナ", U"ふりがな", U"氏名フリガナ", U"カナ氏名"}},
          {"birth_date", K::Date, {U"生年月日"}},
          {"sex", K::Sex, {U"性別"}},
          {"relation", K::Text, {U"続柄", U"続き柄"}},
          {"acquired_on", K::Date, {U"資格取得年月日", U"資格取得日", U"取得年月日", U"取得日", U"資格取得の年月日", U"健康保険資格取得日", U"健康保険資格取得年月日",
            U"組合員資格取得日", U"組合員資格取得年月日", U"資格取得・認定年月日", U"資格取得・認定日", U"取得・認定年月日", U"資格取得(認定)年月日", U"資格取得(認定)日",
            U"認定日", U"認定年月日", U"被扶養者認定日", U"被扶養者認定年月日", U"扶養認定日", U"扶養認定年月日",
            U"被扶養者となった日", U"被扶養者となった年月日", U"被扶養者になった日", U"扶養となった日", U"健康保険の取得日", U"健康保険の取得年月日", U"健康保険取得日", U"健康保険の資格取得日", U"健康保険の資格取得年月日", U"社会保険取得日", U"社会保険資格取得日", U"社会保険資格取得年月日", U"社会保険の資格取得日", U"被保険者資格取得日", U"被保険者資格取得年月日", U"資格を取得した日", U"資格を取得した年月日", U"取得した日", U"被保険者となった日", U"被保険者となった年月日", U"健康保険の資格を取得した日", U"加入日", U"加入年月日", U"加入日(資格取得日)", U"加入年月日(資格取得年月日)"}},
          {"lost_on", K::Date, {U"資格喪失年月日", U"資格喪失日", U"喪失年月日", U"喪失日", U"資格喪失の年月日", U"健康保険資格喪失日", U"健康保険資格喪失年月日", U"喪失(予定)年月日",
            U"組合員資格喪失日", U"組合員資格喪失年月日", U"資格喪失・取消年月日", U"資格喪失・取消日", U"喪失・取消年月日", U"資格喪失(取消)年月日", U"資格喪失(取消)日",
            U"資格喪失・認定取消年月日", U"資格喪失・解除年月日", U"資格喪失(認定取消)年月日", U"資格喪失(削除)年月日", U"喪失・解除年月日", U"喪失・解除日",
            U"認定解除日", U"認定解除年月日", U"扶養解除日", U"扶養解除年月日", U"扶養削除日", U"認定取消日", U"認定取消年月日",
            U"扶養でなくなった日", U"被扶養者でなくなった日", U"被扶養者でなくなった年月日", U"健康保険の喪失日", U"健康保険の喪失年月日", U"健康保険喪失日", U"健康保険喪失年月日", U"健康保険の資格喪失日", U"健康保険の資格喪失年月日", U"社会保険喪失日", U"社会保険喪失年月日", U"社会保険資格喪失日", U"社会保険資格喪失年月日", U"社会保険の資格喪失日", U"社会保険の喪失日", U"被保険者資格喪失日", U"被保険者資格喪失年月日", U"扶養除外日", U"資格を喪失した日", U"資格を喪失した年月日", U"資格を失った日", U"喪失した日", U"被保険者でなくなった日", U"健康保険の資格を喪失した日"}},
          {"left_on", K::Date, {U"退職年月日", U"退職日", U"離職年月日", U"離職日", U"退職の日", U"退職した日", U"退職した年月日", U"離職した日", U"最終在籍日", U"最終在籍日(退職日)", U"退職(離職)日", U"退職(離職)年月日", U"退職・離職日"}},
          {"address", K::Address, {U"住所", U"現住所", U"被保険者住所", U"被保険者の住所", U"組合員住所"}},
          {"insurer_number", K::Digits, {U"保険者番号"}},
          {"symbol", K::Code, {U"記号", U"被保険者証記号", U"被保険者証の記号", U"保険証記号", U"被保険者記号", U"被保険者等記号", U"資格確認書の記号"}},
          {"number", K::Code, {U"番号", U"被保険者証番号", U"被保険者証の番号", U"保険証番号", U"被保険者番号", U"被保険者等番号", U"資格確認書の番号", U"被保険者整理番号"}},
          {"company", K::Text, {U"事業所名", U"事業所名称", U"事業所の名称", U"会社名", U"証明者", U"事業主名", U"事業主名称", U"商号", U"名称", U"事業所(会社)名"}},
          {"acquired_on", K::Date, acquired_and_reason()},
          {"lost_on", K::Date, lost_and_reason()},
          issued(),
          {"@symbol_number", K::Code, symbol_and_number()},
          {"", K::Text,
           {U"保険者名", U"保険者名称", U"保険者の名称", U"所在地", U"事業所所在地", U"電話番号", U"電話", U"代表者", U"代表者氏名", U"代表者名", U"事業主氏名", U"事業主",
            U"基礎年金番号", U"喪失理由", U"喪失事由", U"資格喪失理由", U"資格喪失事由", U"事業所記号", U"事業所番号", U"事業所整理記号", U"担当者", U"担当者氏名", U"枝番",
            U"個人番号", U"備考", U"世帯主", U"入社年月日", U"入社日", U"被扶養者", U"被保険者", U"退職理由", U"退職の理由", U"喪失の理由", U"連絡先", U"発行番号",
            U"証明書番号", U"世帯主氏名", U"世帯主の氏名", U"世帯主名", U"区分", U"事由", U"所属所", U"所属所名", U"記入担当", U"保険の種類"}}};
}

// clang-format on

}  // namespace

const std::vector<LabelSpec>& label_book(std::string_view kind) {
  static const std::vector<LabelSpec> a = juminhyo(), b = kazei(), c = zaigaku(), d = soshitsu();
  if (kind == "juminhyo") return a;
  if (kind == "kazei_shomeisho") return b;
  if (kind == "zaigaku_shomeisho") return c;
  UKETSUKE_REQUIRE(kind == "soshitsu_shomeisho");
  return d;
}

const LabelSpec* labels_of(std::string_view kind, std::string_view field) {
  for (const LabelSpec& spec : label_book(kind))
    if (spec.field == field) return &spec;
  return nullptr;
}

bool is_label(std::u32string_view words) {
  for (const char* kind : {"juminhyo", "kazei_shomeisho", "zaigaku_shomeisho", "soshitsu_shomeisho"})
    for (const LabelSpec& label : label_book(kind))
      for (const std::u32string_view phrase : label.phrases)
        if (phrase == words) return true;
  return false;
}

}  // namespace uketsuke::ocr
