"""Where everything stands in a picture: positions only."""
