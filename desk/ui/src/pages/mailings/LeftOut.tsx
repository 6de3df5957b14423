import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Schemas } from "../../api/client";
import "./mailings.css";

/** What a mailing leaves where it is: how many and why; what waits for a person by name, with what to do. */
export function LeftOut({ groups }: { groups: Schemas["LeftOut"][] }) {
  const { t } = useTranslation();
  return (
    <>
      {groups.map((group) => (
        <div key={group.why} className="left-out" data-urgent={group.what_to_do ? true : undefined}>
          <p className={group.what_to_do ? "small" : "soft small"}>{t("mailing.left", { reason: group.reason, n: group.count })}</p>
          {group.letters.length ? (
            <ul className="small">
              {group.letters.map((letter) => (
                <li key={letter.notice_id}>
                  <strong>{letter.kind_label}</strong>　{letter.document_number}　<Link to={`/cases/${letter.case_id}`}>{letter.receipt_number}</Link>
                  {letter.detail ? <div className="soft">{letter.detail}</div> : null}
                </li>
              ))}
            </ul>
          ) : null}
          {group.what_to_do ? <p className="small">{group.what_to_do}</p> : null}
        </div>
      ))}
    </>
  );
}
