import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { api, unwrap, type Schemas } from "../api/client";
import { mayOpen, type pageRoles } from "../domain/words";

interface Entry {
  to: string;
  seal: string;
  key: string;
  page?: keyof typeof pageRoles;
}

const work: Entry[] = [
  { to: "/batches", seal: "取", key: "nav.batches", page: "batches" },
  { to: "/review", seal: "確", key: "nav.review", page: "review" },
  { to: "/keying", seal: "入", key: "nav.keying", page: "keying" },
  { to: "/cases", seal: "案", key: "nav.cases", page: "cases" },
  { to: "/households", seal: "台", key: "nav.households", page: "households" },
  { to: "/notices", seal: "通", key: "nav.notices", page: "notices" },
  { to: "/mailings", seal: "送", key: "nav.mailings", page: "notices" },
  { to: "/search", seal: "索", key: "nav.search" },
];
const office: Entry[] = [
  { to: "/settings", seal: "設", key: "nav.settings" },
  { to: "/users", seal: "人", key: "nav.users", page: "users" },
  { to: "/access", seal: "覧", key: "nav.access", page: "access" },
  { to: "/status", seal: "態", key: "nav.status" },
];

/** How many items wait for me; only asked for those who review. */
export function useReviewSummary(enabled: boolean, duty?: Schemas["Duty"]) {
  return useQuery({
    queryKey: ["review", "summary", duty ?? ""],
    queryFn: () => unwrap(api.GET("/api/review/summary", { params: { query: duty ? { duty } : {} } })),
    refetchInterval: 10_000,
    enabled,
  });
}

function Item({ entry, count }: { entry: Entry; count?: number }) {
  const { t } = useTranslation();
  return (
    <NavLink to={entry.to} className={({ isActive }) => (isActive ? "active" : "")}>
      <span className="seal" aria-hidden="true">{entry.seal}</span>
      {t(entry.key.replace("nav.", "rail."))}
      {count ? <span className="count">{count > 999 ? "999+" : count}</span> : null}
    </NavLink>
  );
}

export function Rail({ roles }: { roles: Schemas["Role"][] }) {
  const { t } = useTranslation();
  const reviews = mayOpen(roles, "review");
  const summary = useReviewSummary(reviews);
  const open = (entry: Entry) => !entry.page || mayOpen(roles, entry.page);
  return (
    <nav className="rail" aria-label={t("nav.label")}>
      <div className="rail-brand">
        <img src="/icon.svg" alt={t("app.name")} width={34} height={34} />
      </div>
      {work.filter(open).map((entry) => (
        <Item key={entry.to} entry={entry} count={entry.to === "/review" ? summary.data?.waiting : undefined} />
      ))}
      <div className="rail-gap" />
      {office.filter(open).map((entry) => (
        <Item key={entry.to} entry={entry} />
      ))}
    </nav>
  );
}
