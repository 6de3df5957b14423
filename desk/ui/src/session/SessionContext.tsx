import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from "react";
import { api, ApiError, onUnauthenticated, setCsrf, unwrap, type Schemas } from "../api/client";

export interface SessionState {
  session: Schemas["Session"] | null;
  loading: boolean;
  error: unknown;
  /** takes over the session the server answered with */
  accept: (session: Schemas["Session"]) => void;
  signOut: () => Promise<void>;
}

const Context = createContext<SessionState | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["session"],
    queryFn: async () => {
      try {
        const session = await unwrap(api.GET("/api/session"));
        setCsrf(session.csrf);
        return session;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: false,
  });

  const accept = useCallback(
    (session: Schemas["Session"]) => {
      setCsrf(session.csrf);
      client.setQueryData(["session"], session);
    },
    [client],
  );

  const leave = useCallback(() => {
    setCsrf("");
    client.setQueryData(["session"], null);
    // Nothing a former user saw stays in memory.
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== "session" });
  }, [client]);

  useEffect(() => onUnauthenticated(leave), [leave]);

  const signOut = useCallback(async () => {
    await unwrap(api.DELETE("/api/session")).catch(() => undefined);
    leave();
  }, [leave]);

  const value = useMemo(
    () => ({ session: query.data ?? null, loading: query.isPending, error: query.error, accept, signOut }),
    [query.data, query.isPending, query.error, accept, signOut],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useSession(): SessionState {
  const state = useContext(Context);
  if (!state) throw new Error("useSession outside of SessionProvider");
  return state;
}

/** The signed-in user; only inside the shell, which shows nothing without one. */
export function useUser(): Schemas["User"] {
  const { session } = useSession();
  if (!session) throw new Error("nobody is signed in");
  return session.user;
}
