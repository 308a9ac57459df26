"""Papers of an application: put in, opened, deleted when their purpose is over."""
