import { useTranslation } from "react-i18next";
import { groupDigits } from "../../domain/digits";

/** Where an addressee is; what is withheld or disposed of has no postal code to group. */
export function Place({ to }: { to: { postal_code: string; address: string } }) {
  const { t } = useTranslation();
  const code = /^\d{7}$/.test(to.postal_code) ? t("household.postal", { code: groupDigits(to.postal_code) }) : to.postal_code;
  return <span className="soft small">{`${code}　${to.address}`}</span>;
}
